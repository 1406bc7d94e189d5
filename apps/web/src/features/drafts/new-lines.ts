import { oneTimeKey } from '../../browser/one-time-key';
import type { Fields } from '../outbox/send';
import { dropDraft, keepDraft, readDraft } from './drafts';

/** A line for a todo that does not exist yet: it was rejected, or pasted with others. */
export interface NewLine {
  title: string;
  /** Idempotency key: sent again, it is the same write. */
  key: string;
  /** Column that it was typed in. */
  status?: string;
  due?: string;
  /** Rule by which it is due, of RFC 5545. */
  rule?: string;
  priority?: string;
  /** Separated by commas. */
  labels?: string;
  /** The server is to look for a date, a priority and labels in the title. */
  read?: true;
  /** The line as it was typed, where the title is without its date and priority. */
  typed?: string;
  /** Words of a date or a priority that are to stay in the title. */
  kept?: string;
  /** Why it was not added. */
  reason?: string;
}

const name = 'lines';

/** The form that adds the todo of a line. */
export function fieldsOf({ title, status, due, rule, priority, labels, read }: NewLine): Fields {
  return {
    title,
    ...(status && { status }),
    ...(due && { due }),
    ...(rule && { rule }),
    ...(priority && { priority }),
    ...(labels && { labels }),
    ...(read && { read: 'line' }),
  };
}

/** The line of such a form, which was refused. */
export function lineOf(key: string, fields: Fields, reason: string): NewLine {
  const { title = '', status, due, rule, priority, labels, read } = fields;
  return {
    title,
    key,
    reason,
    ...(status && { status }),
    ...(due && { due }),
    ...(rule && { rule }),
    ...(priority && { priority }),
    ...(labels && { labels }),
    ...(read && { read: true }),
  };
}

/** The lines that an earlier page of this tab has stored. */
export function readLines(): NewLine[] {
  try {
    return JSON.parse(readDraft(name)?.fields.lines ?? '[]');
  } catch {
    return [];
  }
}

/** Stores lines for the next page, replacing the stored ones. */
export function keepLines(lines: NewLine[]): void {
  if (lines.length > 0) keepDraft(name, { fields: { lines: JSON.stringify(lines) } });
  else dropDraft(name);
}

/** Stores more lines after those that are stored. @returns all of them */
export function addLines(lines: NewLine[]): NewLine[] {
  const all = [...readLines(), ...lines];
  keepLines(all);
  return all;
}

/** The lines of a pasted list, without bullets and check boxes. */
export function linesOf(text: string): NewLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/^(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?|^\[[ xX]?\]\s+/, ''))
    .filter(Boolean)
    .map((title) => ({ title, key: oneTimeKey() }));
}
