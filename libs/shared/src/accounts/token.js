import { z } from 'zod';
import { limits } from '../limits.js';
import { ListId } from '../lists/list-choice.js';
import { codePoints, storableText } from '../text.js';
/** Permissions of a token: `write` includes `read`. */
export const Scope = z.enum(['read', 'write']).meta({ id: 'Scope' });
export const TokenName = storableText
    .transform((text) => text.trim())
    .refine((text) => text.length > 0 && codePoints(text) <= limits.nameCodePoints, {
    error: `name must have 1 to ${limits.nameCodePoints} characters`,
    params: { code: 'invalid_length' },
})
    .meta({ minLength: 1, maxLength: limits.nameCodePoints, description: 'reminds of its purpose' });
export const CreateToken = z
    .object({
    name: TokenName,
    scope: Scope,
    list: ListId.optional().meta({
        description: 'the only list whose todos it opens, a list of the caller; by default all',
    }),
})
    .meta({ id: 'CreateToken' });
/** A personal token of a REST client. */
export const Token = z
    .object({
    id: z.int().min(1).max(limits.id),
    name: z.string(),
    scope: Scope,
    // Optional for one release, in which the site may still get responses of the previous release.
    list: ListId.nullable()
        .optional()
        .meta({ description: 'the only list whose todos it opens; null for all lists of the account' }),
    created: z.iso.datetime(),
    last_used: z.iso.datetime().nullable().meta({ description: 'precise to a few minutes; null before the first use' }),
})
    .meta({ id: 'Token' });
export const TokenList = z.array(Token);
/** Response to the creation of a token. The token itself is shown here and never again. */
export const NewToken = z
    .object({ ...Token.shape, token: z.string().meta({ description: 'for Authorization: Bearer' }) })
    .meta({ id: 'NewToken' });
//# sourceMappingURL=token.js.map