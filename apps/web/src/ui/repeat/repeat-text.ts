import { parseRule } from '@todo/shared/repeat/rule';
import { locale } from '../../messages/locale';
import { m } from '../../messages/messages';
import { dateTag, formatOf } from '../dates/calendar-day';

/** A Monday. */
const monday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** The name of a weekday. @param weekday 1 is Monday */
export function weekdayName(weekday: number, style: 'short' | 'long'): string {
  return formatOf(`weekday ${style}`, { weekday: style }).format(monday + (weekday - 1) * dayMs);
}

/** A rule in words, such as "every 2 weeks on Mon and Fri". @param from COMPLETION, if it counts from that */
export function repeatText(text: string, from: string | null): string {
  const words = wordsOf(text);
  return from === 'COMPLETION' ? m.repeats_once_done({ rule: words }) : words;
}

function wordsOf(text: string): string {
  const rule = parseRule(text);
  if (!rule) return text;
  const { unit, every: count, weekdays, day, month } = rule;
  if (unit === 'DAILY') return m.repeats_days({ count });
  if (unit === 'WEEKLY') {
    if (weekdays.length === 0) return m.repeats_weeks({ count });
    const names = weekdays.map((weekday) => weekdayName(weekday, 'short'));
    return m.repeats_weeks_on({ count, days: listOf(names) });
  }
  if (unit === 'MONTHLY') {
    if (day === undefined) return m.repeats_months({ count });
    return day === -1 ? m.repeats_months_last({ count }) : m.repeats_months_on({ count, day });
  }
  if (day === undefined || month === undefined) return m.repeats_years({ count });
  return m.repeats_years_on({
    count,
    day: formatOf('day', { day: 'numeric', month: 'short' }).format(Date.UTC(2024, month - 1, day)),
  });
}

const lists = new Map<string, Intl.ListFormat>();

function listOf(names: string[]): string {
  // Intl's Korean has a word for "and" in it, which a row of weekdays has not.
  if (locale() === 'ko') return names.join('·');
  const format = lists.get(dateTag()) ?? new Intl.ListFormat(dateTag(), { style: 'narrow' });
  lists.set(dateTag(), format);
  return format.format(names);
}
