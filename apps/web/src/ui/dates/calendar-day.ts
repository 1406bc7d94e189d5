import { type Locale, locale } from '../../messages/locale';
import { m } from '../../messages/messages';

const dayMs = 86_400_000;

/** British English puts the day first, without a comma. */
const tags: Record<Locale, string> = { en: 'en-GB', ko: 'ko', ja: 'ja' };

/** The locale with which Intl formats dates in the language of the page. */
export function dateTag(): string {
  return tags[locale()];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Of calendar days as UTC. Cached by its name: creating a formatter costs a hundred times as much as using it. */
export function formatOf(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${dateTag()}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(dateTag(), { ...options, timeZone: 'UTC' });
  formats.set(key, known);
  return known;
}

/** @returns days from `today` to `due`; negative when it is past */
export function daysUntil(due: string, today: string): number {
  return Math.round((Date.parse(due) - Date.parse(today)) / dayMs);
}

/**
 * A calendar day in words, such as "Tomorrow".
 * @param today null if the visitor's date is unknown: then only the date is shown
 */
export function dueText(due: string, today: string | null): string {
  if (today === null) return dayText(due, today);
  const days = daysUntil(due, today);
  if (days === 0) return m.due_today();
  if (days === 1) return m.due_tomorrow();
  return days < 0 ? m.due_overdue({ day: dayText(due, today) }) : dayText(due, today);
}

/** A day as `3 Mar`, with its year unless that is the one of `today`. @param day `YYYY-MM-DD` */
export function dayText(day: string, today: string | null): string {
  const date = new Date(day);
  return day.slice(0, 4) === today?.slice(0, 4)
    ? formatOf('day', { day: 'numeric', month: 'short' }).format(date)
    : formatOf('year', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}
