import { type Box } from './checklist.js';
/**
 * The box that was seen with a text.
 * @param occurrence which of several with this text; without it there must be one only
 * @param isSeen whether the content is still the one in which it was seen; in another, a text that is there once is that box
 */
export declare function findBox(content: string, { text, occurrence }: {
    text: string;
    occurrence?: number | undefined;
}, isSeen: boolean): Box | undefined;
/** The content with one box ticked or not, and nothing else changed: one that is so already stays as it is written. */
export declare function withBox(content: string, box: Box, done: boolean): string;
/** The content with no box ticked. */
export declare function unticked(content: string): string;
