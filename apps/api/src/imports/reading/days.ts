import { readLine } from '@todo/shared/capture/capture';
import { type Day, dayOf } from '@todo/shared/dates/day';
import type { NoticeCode, ReadingChoices } from './draft.js';

/** A day as it was understood, and what is to be said of that. */
export interface ReadDay {
  due?: Day | undefined;
  /** A rule, where the text says how often. */
  repeat?: string | undefined;
  notices: NoticeCode[];
}

const yearFirst = /^(\d{4})\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,2})[日일.]?(?:[T\s]+(.*))?$/;
const yearLast = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})(?:[,\s]+(.*))?$/;
const midnight = /^0{1,2}:00(?::00(?:\.0+)?)?$/;
/** A moment with its zone. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Reads a day as programs and people write it; of a moment it is the day in the zone of who imports. */
export function readDay(text: string, choices: ReadingChoices): ReadDay {
  const given = text.trim();
  if (given === '') return { notices: [] };
  if (moment.test(given)) return momentDay(given, choices.tz);
  const first = yearFirst.exec(given);
  if (first) {
    const [, year, month, day, time = ''] = first;
    return dated(dayOf(Number(year), Number(month), Number(day)), time);
  }
  const last = yearLast.exec(given);
  return last ? numericDay(last, choices) : wordedDay(given, choices);
}

/** The day of a moment in a zone; its time of day goes, unless it is midnight there or in UTC. */
export function momentDay(text: string, tz: string): ReadDay {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return { notices: ['day_unreadable'] };
  if (at.getTime() % 86_400_000 === 0) return dated(text.slice(0, 10), '');
  const format =
    formats.get(tz) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: tz,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(tz, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = dayOf(Number(parts.year), Number(parts.month), Number(parts.day));
  return dated(day, `${parts.hour}:${parts.minute}`);
}

function numericDay([, one, mark, other, year, time = '']: RegExpExecArray, { dates }: ReadingChoices): ReadDay {
  const [a, b] = [Number(one), Number(other)];
  const isDayFirst = mark === '.' || a > 12 || (b <= 12 && dates === 'dmy');
  const day = isDayFirst ? dayOf(Number(year), b, a) : dayOf(Number(year), a, b);
  const read = dated(day, time);
  const isDoubtful = mark !== '.' && a <= 12 && b <= 12 && a !== b;
  return isDoubtful ? { ...read, notices: [...read.notices, 'day_order'] } : read;
}

/** A day in words, as it may be typed on the board too. */
function wordedDay(text: string, { today }: ReadingChoices): ReadDay {
  const { title, due, repeat } = readLine(`x ${text}`, today);
  if (title !== 'x' || (due === null && repeat === null)) return { notices: ['day_unreadable'] };
  return { due: due ?? undefined, repeat: repeat ?? undefined, notices: [] };
}

function dated(due: Day | undefined, time: string): ReadDay {
  if (due === undefined) return { notices: ['day_unreadable'] };
  return { due, notices: time === '' || midnight.test(time.replace(/(?:Z|[+-]00:?00)$/, '')) ? [] : ['time_dropped'] };
}
