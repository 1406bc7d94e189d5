import type { Day } from '../dates/day.js';
/** Words of a title that name a day. */
export interface Phrase {
    /** Where they begin and end in the title. */
    from: number;
    to: number;
    day: Day;
}
/** A way to write a day. @returns undefined where there is no such day */
export type Form = [pattern: RegExp, day: (match: RegExpMatchArray, today: Day) => Day | undefined];
/** Every place of a text that has one of these forms. @param forms with the flag `g` */
export declare function phrasesOf(forms: Form[], text: string, today: Day): Phrase[];
