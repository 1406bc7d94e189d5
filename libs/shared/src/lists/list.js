import { z } from 'zod';
import { limits } from '../limits.js';
import { codePoints, storableText } from '../text.js';
import { ListId } from './list-choice.js';
import { Role } from './role.js';
/** Name of a list, or of something in it. */
export const ListName = storableText
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, {
    error: `name must have 1 to ${limits.nameCodePoints} characters`,
    params: { code: 'too_short' },
})
    .refine((text) => codePoints(text) <= limits.nameCodePoints, {
    error: `name must have 1 to ${limits.nameCodePoints} characters`,
    params: { code: 'too_long' },
})
    .meta({ minLength: 1, maxLength: limits.nameCodePoints });
/** A list of todos, as one of its members sees it. */
export const List = z
    .object({
    id: ListId,
    name: z.string().meta({ description: 'empty for an own list without a name' }),
    own: z.boolean().meta({ description: 'the default list of the caller, which is not shared' }),
    role: Role.meta({ description: 'role of the caller' }),
    members: z.int().min(0).meta({ description: 'number of members; 0 without accounts' }),
    seq: z.int().min(0).meta({ description: 'number of the last change' }),
    version: z.int().min(1).meta({ description: 'number of writes to the name; part of the ETag' }),
    created: z.iso.datetime(),
    url: z.string(),
    deleted: z.iso.datetime().optional().meta({ description: 'when it was moved to the trash; absent otherwise' }),
})
    .meta({ id: 'List' });
export const Lists = z.array(List);
export const CreateList = z.object({ name: ListName }).meta({ id: 'CreateList' });
/** JSON merge patch. */
export const PatchList = z.object({ name: ListName.optional() }).meta({ id: 'PatchList' });
//# sourceMappingURL=list.js.map