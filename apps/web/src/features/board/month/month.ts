import { addDays, addMonths, type Day, dayOf, weekdayOf } from '@todo/shared/dates/day';
import { locale } from '../../../messages/locale';

/** Weekday with which a week begins, by the language of the page; 1 is Monday. From CLDR: GB, KR and JP. */
const firstWeekdays: Record<string, number> = { en: 1, ko: 7, ja: 7 };

/** A month as it is shown: in whole weeks, so that days of its neighbors are around it. */
export interface Month {
  /** Its first day. */
  first: Day;
  /** All days that are shown. */
  days: Day[];
  /** First days of the months before and after; undefined where the calendar ends. */
  previous: Day | undefined;
  next: Day | undefined;
}

/**
 * The month of an address, as `YYYY-MM`; for any other text that of `today`.
 * @param first weekday with which weeks begin
 */
export function monthOf(text: string, today: Day, firstWeekday = firstWeekdays[locale()] ?? 1): Month {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  const first = dayOf(Number(year), Number(number), 1) ?? `${today.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const before = (weekdayOf(first) - firstWeekday + 7) % 7;
  const after = (firstWeekday + 6 - weekdayOf(last) + 7) % 7;
  const count = before + Number(last.slice(8)) + after;
  return {
    first,
    // The calendar of todos ends with the year 9999.
    days: Array.from({ length: count }, (_, n) => addDays(first, n - before)).filter(isDay),
    previous: neighborOf(first, -1),
    next: neighborOf(first, 1),
  };
}

/** A day so many days later; undefined where the calendar of todos ends. */
export function dayAfter(day: Day, days: number): Day | undefined {
  const after = addDays(day, days);
  return isDay(after) ? after : undefined;
}

function neighborOf(first: Day, months: number): Day | undefined {
  const day = addMonths(first, months);
  return isDay(day) ? day : undefined;
}

/** A year of five digits is written with a sign. */
function isDay(day: Day): boolean {
  return /^[1-9]\d{3}-/.test(day);
}
