import { type Day } from './day.js';
/** Dates that are set by one press; the next week begins on Monday. */
export declare const quickDays: readonly ["today", "tomorrow", "next-week", "none"];
export type QuickDay = (typeof quickDays)[number];
export declare function isQuickDay(text: string): text is QuickDay;
/** The day that is meant; null for none. */
export declare function quickDay(name: QuickDay, today: Day): Day | null;
