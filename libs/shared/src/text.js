import { z } from 'zod';
/** Number of Unicode code points, close to the characters that a reader counts (an emoji is one, not two). */
export function codePoints(text) {
    let count = 0;
    for (const _ of text)
        count++;
    return count;
}
/** Number of UTF-8 bytes, which is the unit of the limit of the database column. */
export function utf8Bytes(text) {
    return new TextEncoder().encode(text).length;
}
/**
 * Text that every database stores unchanged: no NUL (C libraries end a string there) and no lone surrogate (it has no
 * UTF-8 form, so it would come back as U+FFFD).
 */
export const storableText = z
    .string()
    .refine((text) => !text.includes('\0'), { error: 'must not contain a NUL character', params: { code: 'nul' } })
    .refine((text) => text.isWellFormed(), {
    error: 'must be well-formed Unicode: it contains a lone surrogate',
    params: { code: 'not_unicode' },
});
//# sourceMappingURL=text.js.map