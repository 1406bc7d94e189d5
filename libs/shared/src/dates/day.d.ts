/** A calendar day, `YYYY-MM-DD`: no zone and no time, so that no clock of another place changes it. */
export type Day = string;
/** The day of these numbers; undefined where the calendar has none (30 February) or it has more than four digits. */
export declare function dayOf(year: number, month: number, day: number): Day | undefined;
export declare function addDays(day: Day, days: number): Day;
/** The same day of a later month, or its last where it is shorter: 31 January and a month are 28 or 29 February. */
export declare function addMonths(day: Day, months: number): Day;
/** 1 is Monday, 7 is Sunday. */
export declare function weekdayOf(day: Day): number;
/**
 * A weekday as people name it: the next one after today (on a Friday, "Friday" is in a week).
 * @param weekday 1 is Monday
 */
export declare function comingWeekday(today: Day, weekday: number): Day;
/** A weekday of this week (0), the next (1) and so on; weeks begin on Monday. */
export declare function weekdayInWeek(today: Day, weekday: number, weeks: number): Day;
/** The next time that a month has this day, today included; 29 February is in a leap year. */
export declare function comingDate(today: Day, month: number, day: number): Day | undefined;
