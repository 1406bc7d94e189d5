import type { Day } from '../dates/day.js';
import type { Priority } from '../todos/priority.js';
/** What a typed line says. */
export interface Captured {
    /** The line without the words that were understood. */
    title: string;
    due: Day | null;
    /** The rule of RFC 5545 by which it is due; its first day is known to the API. */
    repeat: string | null;
    /** The words that name the date or the rule, as they were typed. */
    dueWords: string;
    priority: Priority | null;
    labels: string[];
    /** All words that were understood, as they were typed. */
    words: string;
}
/**
 * Reads a line of the board as a person means it: a day or how often, at its beginning or its end, in English,
 * Korean or Japanese, is when the todo is due; `!1` to `!3` anywhere in it is its priority, and each `#word` a label.
 * Everything else stays the title, and in doubt all of it.
 * @param today the calendar day of who typed it
 */
export declare function readLine(line: string, today: Day): Captured;
