import { limits } from '@todo/shared/limits';
import { z } from 'zod';

/** An id in a path. */
export const Id = z
  .string()
  .regex(/^[1-9][0-9]{0,9}$/)
  .transform(Number)
  .refine((id) => id <= limits.id)
  .meta({ description: 'id of the resource', example: '9' });
