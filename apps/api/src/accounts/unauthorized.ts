import { AppError } from '../errors/app-error.js';

/** The account was deleted while one of its requests was in progress. */
export function accountGone(): AppError {
  return new AppError('unauthorized', 'the account is gone', {
    headers: { 'WWW-Authenticate': 'Bearer realm="todo"' },
  });
}

/** The session ended while one of its requests was in progress. */
export function sessionEnded(): AppError {
  return new AppError('unauthorized', 'the session has ended: log in again', {
    headers: { 'WWW-Authenticate': 'Bearer realm="todo", error="invalid_token"' },
  });
}
