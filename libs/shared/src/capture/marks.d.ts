import type { Priority } from '../todos/priority.js';
/** What the marks of a line say. */
export interface Marks {
    /** The line without them. */
    rest: string;
    priority: Priority | null;
    labels: string[];
    /** The marks as they were typed. */
    words: string;
}
/**
 * The marks of a line: of several priorities the last, and as many labels as a todo may have.
 * @param shown the line, without what stands in quotes
 */
export declare function marksOf(line: string, shown: string): Marks;
