import type { Day } from '../dates/day.js';
import type { Priority } from '../todos/priority.js';
import { englishPhrases } from './english.js';
import { japanesePhrases } from './japanese.js';
import { koreanPhrases } from './korean.js';
import { marksOf } from './marks.js';
import { type RepeatPhrase, repeatPhrases } from './repeats.js';

/** What a typed line says. */
export interface Captured {
  /** The line without the words that were understood. */
  title: string;
  due: Day | null;
  /** The rule of RFC 5545 by which it is due; its first day is known to the API. */
  repeat: string | null;
  /** What the rule counts from, if that is not the due day. */
  repeatFrom: 'COMPLETION' | null;
  /** The words that name the date or the rule, as they were typed. */
  dueWords: string;
  priority: Priority | null;
  labels: string[];
  /** All words that were understood, as they were typed. */
  words: string;
}

/** No title is so long; a search of a pasted page for dates would hold up who types. */
const longest = 1_000;

/** Code units that stand for what is no part of a date: quoted text, and a time of day. */
const quoted = '\uFFFD';
const time = '\uFFFC';
const quotes = /"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»|「[^」]*」|『[^』]*』|`[^`]*`|(?<!\p{L})'[^']*'(?!\p{L})/gu;
const times =
  /\b(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\bat\s+\d{1,2}(?:[:.]\d\d)?(?![\d:.])|\b(?:[01]?\d|2[0-3]):[0-5]\d\b/gi;

/** Where words are in a line. */
type Place = Pick<RepeatPhrase, 'from' | 'to'>;

const startEnd = /^\s*[:,、，]?\s*/;
const wholeTail = new RegExp(`^[${time}\\s]*[.。)）]?\\s*$`);
/** Beside these a date is a part of something else: a range, an address, a name. */
const joinedBefore = /[-–—/.&+@#_'’]$/;
const joinedAfter = /^(?:[-–—/&+@_'’]|[.:]\S)/;

/**
 * Reads a line of the board as a person means it: a day or how often, at its beginning or its end, in English,
 * Korean or Japanese, is when the todo is due; `!1` to `!3` anywhere in it is its priority, and each `#word` a label.
 * Everything else stays the title, and in doubt all of it.
 * @param today the calendar day of who typed it
 */
export function readLine(line: string, today: Day): Captured {
  const text = line.trim();
  const plain: Captured = {
    title: text,
    due: null,
    repeat: null,
    repeatFrom: null,
    dueWords: '',
    priority: null,
    labels: [],
    words: '',
  };
  if (text.length > longest) return plain;
  const { rest, words, ...marks } = marksOf(text, masked(text, quotes, quoted));
  const dated = readDate(rest, today) ?? { title: rest, words: '' };
  return { ...plain, ...dated, ...marks, words: `${dated.words} ${words}`.trim() };
}

/** The date of a line, and the line without it; undefined where there is none. */
function readDate(
  text: string,
  today: Day,
): Pick<Captured, 'title' | 'due' | 'repeat' | 'repeatFrom' | 'dueWords' | 'words'> | undefined {
  // As long as the text, so that places in it are places in the text.
  const shown = masked(masked(narrow(text), quotes, quoted), times, time);
  const apart = <T extends Place>(phrases: T[]) =>
    phrases.filter(({ from, to }) => !joinedBefore.test(shown.slice(0, from)) && !joinedAfter.test(shown.slice(to)));
  const often = widest(apart(repeatPhrases(shown)), shown);
  const day = often ? undefined : widest(apart(dayPhrases(shown, today)), shown);
  const place = often ?? day;
  const title = place && without(text, place);
  if (!place || !title) return undefined;
  const dueWords = text.slice(place.from, place.to);
  const repeatFrom = often?.onceDone ? 'COMPLETION' : null;
  return { title, due: day?.day ?? null, repeat: often?.repeat ?? null, repeatFrom, dueWords, words: dueWords };
}

function dayPhrases(shown: string, today: Day) {
  return [...englishPhrases(shown, today), ...koreanPhrases(shown, today), ...japanesePhrases(shown, today)];
}

/** The phrase at the end, else that at the beginning; of two in one place the longer. */
function widest<T extends Place>(phrases: T[], shown: string): T | undefined {
  const byLength = phrases.sort((one, other) => other.to - other.from - (one.to - one.from));
  return (
    byLength.find(({ from, to }) => from > 0 && wholeTail.test(shown.slice(to))) ??
    byLength.find(({ from }) => from === 0)
  );
}

function without(text: string, { from, to }: Place): string {
  const isFirst = from === 0;
  const head = text.slice(0, from).replace(/[\s,、，:(（]+$/, '');
  const tail = isFirst ? text.slice(to).replace(startEnd, '') : text.slice(to).replace(/^[)）.。]/, '');
  return `${head}${head && tail && !/^\s/.test(tail) ? ' ' : ''}${tail}`.trim();
}

function masked(text: string, pattern: RegExp, by: string): string {
  return text.replace(pattern, (part) => by.repeat(part.length));
}

/** Digits of the width that Japanese input writes, as ASCII; spaces alike. */
function narrow(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
