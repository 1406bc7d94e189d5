/** A line of a content that can be ticked: `- [ ] Buy milk`. */
export interface Box {
    /** Number of the line, from 0. */
    line: number;
    /** Index in the content of the character between the brackets. */
    at: number;
    /** Characters before the line begins. */
    indent: number;
    done: boolean;
    /** What there is to do, trimmed; never empty. */
    text: string;
    /** Which of the lines with this text it is, from 1. */
    occurrence: number;
}
/** How many boxes a content has, and how many of them are ticked. */
export interface Tally {
    done: number;
    total: number;
}
/**
 * The boxes of a content, in their order. Everything that shows, counts or ticks boxes goes by this, line by line, so
 * that all of them mean the same lines.
 * @param code called with the numbers of the first and the last line of each block of code
 */
export declare function boxesOf(content: string, code?: (first: number, last: number) => void): Box[];
/** undefined where nothing can be ticked */
export declare function tallyOf(content: string): Tally | undefined;
