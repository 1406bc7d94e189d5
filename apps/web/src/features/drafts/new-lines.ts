import { oneTimeKey } from '../../browser/one-time-key';
import type { Fields } from '../outbox/send';
import { dropDraft, keepDraft, readDraft } from './drafts';

/** A line for a todo that does not exist yet: it was rejected, or pasted together with others. */
export interface NewLine {
  title: string;
  /** Idempotency key: sent again with it, the line is the same write. */
  key: string;
  /** Status of the column that it was typed in. */
  status?: string;
  due?: string;
  /** Repetition rule (an RRULE of RFC 5545). */
  rule?: string;
  /** What the rule counts from, if that is not the due day. */
  ruleFrom?: string;
  priority?: string;
  /** Comma-separated. */
  labels?: string;
  /** The server is asked to parse a date, a priority and labels from the title. */
  read?: true;
  /** The line as it was typed, if words were removed from the title. */
  typed?: string;
  /** Words that look like a date or a priority but stay in the title. */
  kept?: string;
  /** Why it was rejected. */
  reason?: string;
}

const name = 'lines';

/** The form fields that create the todo of a line. */
export function fieldsOf({ title, status, due, rule, ruleFrom, priority, labels, read }: NewLine): Fields {
  return {
    title,
    ...(status && { status }),
    ...(due && { due }),
    ...(rule && { rule }),
    ...(ruleFrom && { ruleFrom }),
    ...(priority && { priority }),
    ...(labels && { labels }),
    ...(read && { read: 'line' }),
  };
}

/** The line of such a form, after it was rejected. */
export function lineOf(key: string, fields: Fields, reason: string): NewLine {
  const { title = '', status, due, rule, ruleFrom, priority, labels, read } = fields;
  return {
    title,
    key,
    reason,
    ...(status && { status }),
    ...(due && { due }),
    ...(rule && { rule }),
    ...(ruleFrom && { ruleFrom }),
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

/** The lines of a pasted list, without bullets and checkboxes. */
export function linesOf(text: string): NewLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/^(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?|^\[[ xX]?\]\s+/, ''))
    .filter(Boolean)
    .map((title) => ({ title, key: oneTimeKey() }));
}
