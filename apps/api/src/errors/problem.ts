import { limits } from '@todo/shared/limits';
import type { ErrorCode, Problem } from '@todo/shared/problem';
import { AppError } from './app-error.js';
import { catalog } from './problem-catalog.js';

export function statusOf(code: ErrorCode): number {
  return catalog[code].status;
}

/** Path of the document that explains an error code. */
export function typeOf(code: ErrorCode): string {
  return `/problems/${code}`;
}

/** Builds the problem document of an error (RFC 9457, with the tutorial's `message`). */
export function toProblem(error: AppError, request: { url: string; id: string }): Problem {
  const { status, title } = catalog[error.code];
  return {
    type: typeOf(error.code),
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

/** Maps an error of any origin to the catalog. An unknown one becomes `internal`, without details. */
export function toAppError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const { status, statusCode } = (error ?? {}) as { status?: number; statusCode?: number };
  const known = fastifyCodes[fastifyCode(error) ?? ''];
  if (known === 'too-large') return new AppError(known, `the body is larger than ${limits.bodyBytes / 1024} KiB`);
  if (known === 'unsupported-media-type') return unsupportedMediaType();
  if (known === 'not-found' || status === 404) return new AppError('not-found', `${path} is not found`);
  if (known === 'malformed-json') return new AppError(known, 'Parse payload is failed');
  const httpStatus = status ?? statusCode ?? 500;
  if (httpStatus >= 400 && httpStatus < 500) return new AppError('invalid-parameter', 'the request cannot be read');
  return new AppError('internal', 'an internal error occurred; it has been logged', { cause: error });
}

/** Nest wraps errors that Fastify throws while it reads a request, and keeps the original as the cause. */
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
