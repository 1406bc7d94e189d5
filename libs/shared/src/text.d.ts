import { z } from 'zod';
/** Number of Unicode code points, close to the characters that a reader counts (an emoji is one, not two). */
export declare function codePoints(text: string): number;
/** Number of UTF-8 bytes, which is the unit of the limit of the database column. */
export declare function utf8Bytes(text: string): number;
/**
 * Text that every database stores unchanged: no NUL (C libraries end a string there) and no lone surrogate (it has no
 * UTF-8 form, so it would come back as U+FFFD).
 */
export declare const storableText: z.ZodString;
