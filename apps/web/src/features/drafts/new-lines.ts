import { oneTimeKey } from '../../browser/one-time-key';
import { dropDraft, keepDraft, readDraft } from './drafts';

/** A line for a todo that does not exist yet: refused, or pasted with others. */
export interface NewLine {
  title: string;
  /** Sent again, it is the same write. */
  key: string;
  /** Column and date that it was typed for. */
  status?: string;
  due?: string;
  /** Why it was not added. */
  reason?: string;
}

const name = 'lines';

/** The lines that an earlier page of this tab has left. */
export function readLines(): NewLine[] {
  try {
    return JSON.parse(readDraft(name)?.fields.lines ?? '[]');
  } catch {
    return [];
  }
}

/** Keeps them for the next page, in place of those kept before. */
export function keepLines(lines: NewLine[]): void {
  if (lines.length > 0) keepDraft(name, { fields: { lines: JSON.stringify(lines) } });
  else dropDraft(name);
}

/** Keeps more lines behind those kept before. @returns all of them */
export function addLines(lines: NewLine[]): NewLine[] {
  const all = [...readLines(), ...lines];
  keepLines(all);
  return all;
}

/** The lines of a pasted list, without the signs that lists have in mails and notes. */
export function linesOf(text: string): NewLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/^(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?|^\[[ xX]?\]\s+/, ''))
    .filter(Boolean)
    .map((title) => ({ title, key: oneTimeKey() }));
}
