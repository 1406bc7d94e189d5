import type { ErrorCode, FieldError } from '@todo/shared/problem';

interface Extras {
  /** Further members of the problem, such as `current` of a failed precondition. */
  members?: Record<string, unknown>;
  errors?: FieldError[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An error that a client is told about; the problem filter turns it into the answer. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    /** What went wrong and what to do, fit for a client to read. */
    readonly detail: string,
    readonly extras: Extras = {},
  ) {
    super(detail, { cause: extras.cause });
  }
}

/** The caller's account was deleted while the request was under way. */
export function accountGone(): AppError {
  return new AppError('unauthorized', 'the account is gone', {
    headers: { 'WWW-Authenticate': 'Bearer realm="todo"' },
  });
}

/** The session of a caller ended while the request was under way. */
export function sessionEnded(): AppError {
  return new AppError('unauthorized', 'the session has ended: log in again', {
    headers: { 'WWW-Authenticate': 'Bearer realm="todo", error="invalid_token"' },
  });
}

export function notFound(id: number | string): AppError {
  return new AppError('not-found', `id=${id} is not found`);
}
