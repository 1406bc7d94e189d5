import { z } from 'zod';

/** Every error code that a client can get. */
export const ErrorCode = z
  .enum([
    'validation',
    'malformed-json',
    'invalid-parameter',
    'not-found',
    'method-not-allowed',
    'precondition-failed',
    'idempotency-running',
    'idempotency-mismatch',
    'neighbour-gone',
    'line-gone',
    'quota-exceeded',
    'changes-folded',
    'undo-refused',
    'bulk-refused',
    'import-unreadable',
    'import-refused',
    'upload-gone',
    'too-large',
    'headers-too-large',
    'unsupported-media-type',
    'rate-limited',
    'unauthorized',
    'wrong-credentials',
    'forbidden',
    'name-taken',
    'too-many-tokens',
    'last-owner',
    'invitation-over',
    'unavailable',
    'internal',
  ])
  .meta({ id: 'ErrorCode' });
export type ErrorCode = z.infer<typeof ErrorCode>;

export const FieldError = z
  .object({
    pointer: z.string().meta({ description: 'JSON pointer into the body, or /name of a query parameter' }),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

/** Explanation of a kind of problem: the document that the `type` of a problem refers to. */
export const ProblemType = z
  .object({ type: z.string(), title: z.string(), status: z.int(), code: ErrorCode, meaning: z.string() })
  .meta({ id: 'ProblemType' });
export type ProblemType = z.infer<typeof ProblemType>;

/** RFC 9457 problem details; `status` and `message` together are the tutorial's error body. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: ErrorCode,
    detail: z.string(),
    message: z.string(),
    instance: z.string(),
    request_id: z.string(),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
