import { addDays, type Day } from '@todo/shared/dates/day';

/** A day so many days later; undefined where the calendar of todos ends. */
export function dayAfter(day: Day, days: number): Day | undefined {
  const after = addDays(day, days);
  return isDay(after) ? after : undefined;
}

/** Whether a todo can be due then: a year of five digits is written with a sign. */
export function isDay(day: Day): boolean {
  return /^[1-9]\d{3}-/.test(day);
}
