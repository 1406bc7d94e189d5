import { z } from 'zod';
import { limits } from '../limits.js';

/** Id of a list; 0 is the list that everybody shares where there are no accounts. */
export const ListId = z.int().min(0).max(limits.id);

const error = 'list must be the id of a list, or ALL';

/** The lists of a question: one, or all that the caller is a member of. */
export const ListChoice = z
  .string()
  .regex(/^(?:ALL|0|[1-9][0-9]{0,9})$/, { error })
  .transform((text) => (text === 'ALL' ? 'ALL' : Number(text)))
  .refine((list) => list === 'ALL' || list <= limits.id, { error })
  .meta({ description: 'id of a list, or ALL for all lists of the caller; without it the own list', example: 'ALL' });
