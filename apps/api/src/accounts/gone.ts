import { AppError } from '../errors/app-error.js';

/** The account was deleted while a request of it was under way. */
export function accountGone(): AppError {
  return new AppError('unauthorized', 'the account is gone', {
    headers: { 'WWW-Authenticate': 'Bearer realm="todo"' },
  });
}

/** The session ended while a request of it was under way. */
export function sessionEnded(): AppError {
  return new AppError('unauthorized', 'the session has ended: log in again', {
    headers: { 'WWW-Authenticate': 'Bearer realm="todo", error="invalid_token"' },
  });
}
