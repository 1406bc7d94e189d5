import { z } from 'zod';
import { limits } from './limits.js';
/** An empty parameter means the same as an absent one: the tutorial's page sends `status=`. */
export const emptyIsAbsent = (schema) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
/** `limit` of a page; larger values are clamped. */
export const Limit = (description) => z
    .string()
    .regex(/^[0-9]{1,9}$/, { error: `limit must be a whole number from 1 to ${limits.pageRows}` })
    .transform(Number)
    .refine((rows) => rows >= 1, { error: `limit must be a whole number from 1 to ${limits.pageRows}` })
    .transform((rows) => Math.min(rows, limits.pageRows))
    .meta({ description, type: 'integer', minimum: 1, pattern: undefined, example: 20 });
//# sourceMappingURL=query.js.map