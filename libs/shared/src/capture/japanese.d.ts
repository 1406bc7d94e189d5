import { type Day } from '../dates/day.js';
import { type Phrase } from './phrase.js';
/** Days in Japanese, where words stand together: a dictionary of the machine says where they end. */
export declare function japanesePhrases(text: string, today: Day): Phrase[];
