import { toStored } from '../../database/sql/timestamp.js';
import type { Entry, Members } from '../../journal/entry.js';
import type { TodoRow } from '../todo.entity.js';

/** Members that somebody typed or chose: taking a todo away must not take a later one of them with it unseen. */
export const texts = ['title', 'content', 'status', 'due', 'assignee', 'repeat', 'priority', 'labels'];

/** Those of these members that are not as the change left them. */
export function changedSince(row: TodoRow, { state }: Entry, members: readonly string[]): string[] {
  const now = { ...row, deleted: row.deleted && toStored(row.deleted) } as Members;
  // A change that the release before has written says nothing of members that it does not know.
  return members.filter((member) => now[member] !== (state?.[member] ?? null));
}
