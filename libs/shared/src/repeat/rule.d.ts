export declare const units: readonly ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
export type Unit = (typeof units)[number];
/** On which days a todo is due again: every so many days, weeks, months or years. */
export interface Rule {
    unit: Unit;
    /** Every so many units, 1 to 999. */
    every: number;
    /** Of a week, 1 is Monday; none for the weekday of the day that is counted from. */
    weekdays: number[];
    /** Day of a month, 1 to 31; -1 is its last. A month that is shorter has it on its last day. */
    day?: number;
    /** Of a year, 1 to 12. */
    month?: number;
}
/** Most units between two days of a rule. */
export declare const mostUnits = 999;
/** The longest text of a rule that is read. */
export declare const ruleLength = 200;
/**
 * The text of RFC 5545 (RRULE). A day that not every month has is written as the last one of those that it has, since
 * other programs would leave out months by the 31st alone.
 */
export declare function ruleText({ unit, every, weekdays, day, month }: Rule): string;
/** Reads a rule of RFC 5545, its parts in any order. @returns undefined for one that is none, or that is not supported */
export declare function parseRule(text: string): Rule | undefined;
/** The one form in which a rule is stored. @throws Error for what is none */
export declare function canonicalRule(text: string): string;
/** The days of a rule that has none: those of the day that it is counted from. */
export declare function anchored(rule: Rule, day: string): Rule;
