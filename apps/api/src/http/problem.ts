import type { ErrorCode, Problem } from '@todo/shared/problem';
import { AppError } from './app-error.js';

/** Status and title of each code; a code without a row here does not compile. */
const catalogue: Record<ErrorCode, { status: number; title: string }> = {
  validation: { status: 422, title: 'Invalid input' },
  'malformed-json': { status: 400, title: 'Malformed JSON' },
  'invalid-parameter': { status: 400, title: 'Invalid parameter' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'precondition-failed': { status: 412, title: 'Changed in the meantime' },
  'idempotency-running': { status: 409, title: 'Same request still running' },
  'idempotency-mismatch': { status: 422, title: 'Idempotency-Key used for another request' },
  'neighbour-gone': { status: 409, title: 'Neighbour is gone' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unauthorized: { status: 401, title: 'Log in first' },
  'wrong-credentials': { status: 401, title: 'Wrong name or password' },
  forbidden: { status: 403, title: 'Not allowed' },
  'name-taken': { status: 409, title: 'Name is taken' },
  unavailable: { status: 503, title: 'Not available right now' },
  internal: { status: 500, title: 'Internal error' },
};

export function statusOf(code: ErrorCode): number {
  return catalogue[code].status;
}

/** Builds the problem body of an error (RFC 9457, with the tutorial's `message`). */
export function toProblem(error: AppError, request: { url: string; id: string }): Problem {
  const { status, title } = catalogue[error.code];
  return {
    type: `/problems/${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.detail,
    message: error.detail,
    instance: request.url.split('?', 1)[0] ?? '/',
    request_id: request.id,
    ...(error.extras.errors && { errors: error.extras.errors }),
    ...error.extras.members,
  };
}

const fastifyCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-parameter',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

/** Sorts an error of any origin into the catalogue. What it does not know is `internal`, and tells nothing. */
export function toAppError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const { status, statusCode } = (error ?? {}) as { status?: number; statusCode?: number };
  const known = fastifyCodes[fastifyCode(error) ?? ''];
  if (known === 'too-large') return new AppError(known, 'the body is larger than 256 KiB');
  if (known === 'unsupported-media-type') return unsupportedMediaType();
  if (known === 'not-found' || status === 404) return new AppError('not-found', `${path} is not found`);
  if (known === 'malformed-json') return new AppError(known, 'Parse payload is failed');
  const httpStatus = status ?? statusCode ?? 500;
  if (httpStatus >= 400 && httpStatus < 500) return new AppError('invalid-parameter', 'the request cannot be read');
  return new AppError('internal', 'something went wrong here; it has been logged', { cause: error });
}

/** Nest wraps what Fastify throws while it reads a request, and keeps it as the cause. */
function fastifyCode(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } };
  return code ?? cause?.code;
}

export function unsupportedMediaType(): AppError {
  return new AppError(
    'unsupported-media-type',
    'send the body as application/json, or a PATCH as application/merge-patch+json, without Content-Encoding',
  );
}
