import type { Day } from '@todo/shared/dates/day';
import type { RepeatFrom } from '@todo/shared/repeat/repeat';
import { AppError } from '../../errors/app-error.js';
import type { TodoRow } from '../todo.entity.js';
import { anchoredText, firstDay, nextDay } from './next-day.js';

type Members = Pick<TodoRow, 'due' | 'repeat' | 'repeatFrom'>;

/** What a client says about the days of a todo; members that are left out stay. */
export interface RepeatInput {
  due?: Day | null | undefined;
  repeat?: string | null | undefined;
  repeatFrom?: RepeatFrom | null | undefined;
  skip?: true | undefined;
}

/** A todo that does not repeat yet. */
export const once: Members = { due: null, repeat: null, repeatFrom: null };

/**
 * The members that a write gives a todo. A rule needs a day: without one the todo is due on the first of the rule, and
 * a todo whose day is taken away is due no more, so that its rule goes too. Both are what people know from other programs.
 * @param today the calendar day of who writes
 * @throws AppError `validation` where there is no day to skip to, or nothing that repeats
 */
export function repeatChanges(row: Members, input: RepeatInput, today: () => Day): Members {
  const { repeat: rule, repeatFrom: from } = row;
  if (input.skip) return { due: skippedTo(row, today()), repeat: rule, repeatFrom: from };
  const due = input.due === undefined ? row.due : input.due;
  const isEnded = input.due === null && input.repeat === undefined;
  const repeat = isEnded ? null : input.repeat === undefined ? rule : input.repeat;
  if (repeat === null) {
    if (input.repeatFrom && input.repeat === undefined)
      throw invalid('repeatFrom', 'repeatFrom needs a todo that repeats');
    return { due, repeat: null, repeatFrom: null };
  }
  const repeatFrom = input.repeatFrom ?? (input.repeat === undefined ? from : null) ?? 'DUE';
  const day = due ?? firstDay(repeat, today());
  if (day === null) throw invalid('repeat', 'the rule has no day before the year 10000');
  return { due: day, repeat: repeatFrom === 'DUE' ? anchoredText(repeat, day) : repeat, repeatFrom };
}

function skippedTo({ repeat, ...row }: Members, today: Day): Day {
  if (repeat === null) throw invalid('skip', 'skip needs a todo that repeats: set "repeat", or write "due"');
  const day = nextDay({ ...row, repeat }, today);
  if (day === null) throw invalid('skip', 'there is no later day of its rule: the calendar ends with the year 9999');
  return day;
}

function invalid(member: string, detail: string): AppError {
  return new AppError('validation', detail, { errors: [{ pointer: `/${member}`, code: 'not_possible', detail }] });
}
