import { limits } from '@todo/shared/limits';
import { z } from 'zod';

/** Id of a list in a path; 0 is the shared list of an installation without accounts. */
export const ListPathId = z
  .string()
  .regex(/^(?:0|[1-9][0-9]{0,9})$/)
  .transform(Number)
  .refine((id) => id <= limits.id)
  // Documented as clients see it, not as the text it is parsed from.
  .meta({
    description: 'id of the list',
    type: 'integer',
    minimum: 0,
    maximum: limits.id,
    pattern: undefined,
    example: 2_147_483_648,
  });
