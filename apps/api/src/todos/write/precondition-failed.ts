import { AppError } from '../../errors/app-error.js';
import type { TodoRow } from '../todo.entity.js';
import { toTodo } from '../todo.mapper.js';
import { itemTag } from '../todo-tag.js';
import type { VersionMismatch } from './expectation.js';

/**
 * What the client is told of a version mismatch: the current state too.
 * @param render the form in which it is told
 */
export function preconditionFailed(
  { message, current }: VersionMismatch,
  origin: string,
  render: (row: TodoRow, origin: string) => object = toTodo,
): AppError {
  return new AppError('precondition-failed', `${message}: merge with "current" and send its version`, {
    members: { current: render(current, origin) },
    headers: { ETag: itemTag(current) },
  });
}
