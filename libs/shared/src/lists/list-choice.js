import { z } from 'zod';
import { limits } from '../limits.js';
/** Id of a list; 0 is the shared list of an installation without accounts. */
export const ListId = z.int().min(0).max(limits.id);
const error = 'list must be the id of a list, or ALL';
/** The single list of a query. */
export const OneListChoice = z
    .string()
    .regex(/^(?:0|[1-9][0-9]{0,9})$/, { error: 'list must be the id of one list' })
    .transform(Number)
    .refine((list) => list <= limits.id, { error: 'list must be the id of one list' })
    .meta({
    description: 'id of a list; by default the own list of the caller',
    type: 'integer',
    minimum: 0,
    maximum: limits.id,
    pattern: undefined,
    example: 7,
});
/** The lists of a query: one, or all that the caller is a member of. */
export const ListChoice = z
    .string()
    .regex(/^(?:ALL|0|[1-9][0-9]{0,9})$/, { error })
    .transform((text) => (text === 'ALL' ? 'ALL' : Number(text)))
    .refine((list) => list === 'ALL' || list <= limits.id, { error })
    .meta({ description: 'id of a list, or ALL for all lists of the caller; by default their own list', example: 'ALL' });
//# sourceMappingURL=list-choice.js.map