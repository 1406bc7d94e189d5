import { z } from 'zod';
import { limits } from '../limits.js';

/** Id of a list; 0 is the list that everybody shares where there are no accounts. */
export const ListId = z.int().min(0).max(limits.id);

const error = 'list must be the id of a list, or ALL';

/** One list of a question. */
export const OneListChoice = z
  .string()
  .regex(/^(?:0|[1-9][0-9]{0,9})$/, { error: 'list must be the id of one list' })
  .transform(Number)
  .refine((list) => list <= limits.id, { error: 'list must be the id of one list' })
  .meta({
    description: 'id of a list; without it the own list',
    type: 'integer',
    minimum: 0,
    maximum: limits.id,
    pattern: undefined,
    example: 7,
  });

/** The lists of a question: one, or all that the caller is a member of. */
export const ListChoice = z
  .string()
  .regex(/^(?:ALL|0|[1-9][0-9]{0,9})$/, { error })
  .transform((text) => (text === 'ALL' ? 'ALL' : Number(text)))
  .refine((list) => list === 'ALL' || list <= limits.id, { error })
  .meta({ description: 'id of a list, or ALL for all lists of the caller; without it the own list', example: 'ALL' });
