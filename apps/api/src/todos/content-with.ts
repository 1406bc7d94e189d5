import { findBox, withBox } from '@todo/shared/todos/tick';
import type { PatchTodo } from '@todo/shared/todos/todo';
import { AppError } from '../errors/app-error.js';
import type { TodoRow } from './todo.entity.js';

/**
 * The content of a todo with one line ticked or not.
 * @throws AppError `line-gone` where the line that was meant is not there any more, or several could be meant
 */
export function contentWith(
  { content, version }: Pick<TodoRow, 'content' | 'version'>,
  { done, version: seen = version, ...line }: NonNullable<PatchTodo['check']>,
): string {
  const box = findBox(content, line, seen === version);
  if (box) return withBox(content, box, done);
  throw new AppError('line-gone', 'no line of the content is meant by this text and occurrence; read the todo again');
}
