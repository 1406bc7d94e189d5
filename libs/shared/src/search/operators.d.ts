import { type Day } from '../dates/day.js';
import type { DueDay, Operator, SearchTerm } from './terms.js';
type Condition = Exclude<SearchTerm, {
    kind: 'text';
}> extends infer T ? (T extends T ? Omit<T, 'not'> : never) : never;
/** What each operator makes of its value; undefined if it takes no such value. */
export declare const operators: Record<Operator, (value: string) => Condition | undefined>;
/** What to do about a value that an operator does not take. */
export declare const operatorHelp: Record<Operator, string>;
/** @param today in the time zone of who asks */
export declare function resolvedDay({ day, plus }: DueDay, today: Day | undefined): Day;
export {};
