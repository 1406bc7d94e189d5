import type { Todo } from '@todo/shared/todo';
import type { Card } from '../components/model';

/** UTF-16 units of content that a card carries; its page shows the rest. */
const previewLength = 400;

export function toCard(todo: Todo): Card {
  const { id, title, status, due, order, version } = todo;
  const long = todo.content.length > previewLength;
  const content = long ? cut(todo.content, previewLength) : todo.content;
  return { id, title, content, long, status, due, order, version };
}

/** Cuts without leaving half of a surrogate pair. */
export function cut(text: string, length: number): string {
  const part = text.slice(0, length);
  return part.isWellFormed() ? part : part.slice(0, -1);
}
