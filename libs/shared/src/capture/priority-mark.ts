import type { Priority } from '../todos/priority.js';

/** `!1` to `!3` as a word of its own, also as Korean and Japanese input writes it. */
const marks = /(?<=^|\s)[!！]([123１２３])(?=$|\s)/gu;

/** A mark of a priority: where it begins and ends, and what it says. */
export interface PriorityMark {
  from: number;
  to: number;
  priority: Priority;
}

/** The mark in a line; of several the last. */
export function priorityMark(line: string): PriorityMark | undefined {
  const match = [...line.matchAll(marks)].at(-1);
  if (!match) return undefined;
  return { from: match.index, to: match.index + match[0].length, priority: '123'.indexOf(digit(match[1])) + 1 };
}

function digit(text = ''): string {
  return text.normalize('NFKC');
}
