import { type Day } from '../dates/day.js';
import { type Phrase } from './phrase.js';
/** Days in Korean, where words stand apart. */
export declare function koreanPhrases(text: string, today: Day): Phrase[];
