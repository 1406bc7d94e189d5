import { limits } from '@todo/shared/limits';
import { z } from 'zod';

/** An id in a path. */
export const Id = z
  .string()
  .regex(/^[1-9][0-9]{0,9}$/)
  .transform(Number)
  .refine((id) => id <= limits.id)
  // Documented as clients see it, not as the text it is parsed from.
  .meta({
    description: 'id of the resource',
    type: 'integer',
    minimum: 1,
    maximum: limits.id,
    pattern: undefined,
    example: 9,
  });
