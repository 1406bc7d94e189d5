import { addDays, type Day, weekdayInWeek } from './day.js';

/** Dates that are set by one press; the next week begins on Monday. */
export const quickDays = ['today', 'tomorrow', 'next-week', 'none'] as const;
export type QuickDay = (typeof quickDays)[number];

export function isQuickDay(text: string): text is QuickDay {
  return (quickDays as readonly string[]).includes(text);
}

/** The day that is meant; null for none. */
export function quickDay(name: QuickDay, today: Day): Day | null {
  if (name === 'none') return null;
  if (name === 'next-week') return weekdayInWeek(today, 1, 1);
  return addDays(today, name === 'tomorrow' ? 1 : 0);
}
