import type { SearchFault, SearchTerm } from './terms.js';
/** What a search asks for. */
export interface SearchWords {
    terms: SearchTerm[];
    /** Known operators whose values are none; such a word is in no term. */
    faults: SearchFault[];
}
/**
 * Reads the words of a search: all must be found, each somewhere in the title or the notes. `"two words"` are found as
 * they stand, `-word` must not be there, and `is:`, `due:`, `label:` and `by:` ask for other things than the text. Whatever
 * else has a colon is text, and so is an operator in quotes or without a value.
 */
export declare function readSearch(search: string): SearchWords;
/** Whether the answer depends on which day it is. */
export declare function needsToday(terms: readonly SearchTerm[]): boolean;
