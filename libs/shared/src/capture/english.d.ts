import { type Day } from '../dates/day.js';
import { type Phrase } from './phrase.js';
/** Days in English. */
export declare function englishPhrases(text: string, today: Day): Phrase[];
