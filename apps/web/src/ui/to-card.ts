import { limits } from '@todo/shared/limits';
import { type Tally, tallyOf } from '@todo/shared/todos/checklist';
import type { ListedTodo } from '@todo/shared/todos/todo';
import type { Card } from './card';

/** A card has only the beginning of the content; the page of the todo shows the rest. */
export function toCard(todo: ListedTodo): Card {
  const { id, title, status, due, order, version, list = null, assignee = null } = todo;
  const { repeat = null, repeatFrom = null, priority = null, labels = [] } = todo;
  const content = beginningOf(todo.content);
  const long = todo.excerpt ?? content.length < todo.content.length;
  const tally = todo.excerpt ? inCard(todo.checklist) : tallied(todo.content);
  const fields = { status, due, order, version, list, assignee, repeat, repeatFrom, priority, labels };
  return { id, title, content, long, ...tally, ...fields };
}

/** The boxes of a whole content, as a card has them. */
export function tallied(content: string): Pick<Card, 'boxes' | 'ticked'> {
  return inCard(tallyOf(content));
}

function inCard(tally: Tally | undefined): Pick<Card, 'boxes' | 'ticked'> {
  return { boxes: tally?.total ?? 0, ticked: tally?.done ?? 0 };
}

/** The same as a list returns it. */
function beginningOf(content: string): string {
  const { excerptCodePoints } = limits;
  if (content.length <= excerptCodePoints) return content;
  return Array.from(cut(content, excerptCodePoints * 2))
    .slice(0, excerptCodePoints)
    .join('');
}

/** Cuts without splitting a surrogate pair. */
export function cut(text: string, length: number): string {
  const part = text.slice(0, length);
  return part.isWellFormed() ? part : part.slice(0, -1);
}
