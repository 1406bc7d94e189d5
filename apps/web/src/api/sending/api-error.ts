import type { Change } from '@todo/shared/journal/change';
import type { ErrorCode, FieldError } from '@todo/shared/problem';
import type { Todo } from '@todo/shared/todos/todo';

/** A failed call of the API: it answered with a problem, or not at all (`unavailable`). */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: ErrorCode;
  readonly errors: FieldError[];
  readonly requestId: string;
  /** The current todo, in a `precondition-failed`. */
  readonly current: Todo | undefined;
  /** The change that stands in the way, in an `undo-refused`; undefined if there is none. */
  readonly later: Change | undefined;
  /** Seconds after which a retry may succeed. */
  readonly retryAfter: number | undefined;
  /** The outcome of the write is unknown: it may have happened. */
  readonly unknown: boolean;

  constructor(
    problem: {
      status: number;
      code: ErrorCode;
      detail: string;
      request_id: string;
      errors?: FieldError[] | undefined;
      current?: Todo | undefined;
      later?: Change | undefined;
      retryAfter?: number | undefined;
      unknown?: boolean | undefined;
    },
    options?: ErrorOptions,
  ) {
    super(problem.detail, options);
    this.status = problem.status;
    this.code = problem.code;
    this.errors = problem.errors ?? [];
    this.requestId = problem.request_id;
    this.current = problem.current;
    this.later = problem.later;
    this.retryAfter = problem.retryAfter;
    this.unknown = problem.unknown ?? false;
  }
}
