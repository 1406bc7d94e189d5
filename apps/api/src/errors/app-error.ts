import type { ErrorCode, FieldError } from '@todo/shared/problem';

interface Extras {
  /** Additional members of the problem document, such as `current` of a failed precondition. */
  members?: Record<string, unknown>;
  errors?: FieldError[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An error that is reported to the client; the problem filter turns it into the response. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    /** The fault and its remedy, suitable for a client to read. */
    readonly detail: string,
    readonly extras: Extras = {},
  ) {
    super(detail, { cause: extras.cause });
  }
}

export function notFound(id: number | string): AppError {
  return new AppError('not-found', `id=${id} is not found`);
}
