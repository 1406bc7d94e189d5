import type { Operator } from './terms.js';
/** A word of a search as it is written: of an operator its value, else a text. */
export interface Token {
    operator: Operator | undefined;
    text: string;
    not: boolean;
}
export declare function readTokens(search: string): Token[];
/** The texts whose places are marked in what a search has found. */
export declare function soughtTexts(search: string): string[];
