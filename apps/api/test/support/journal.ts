import type { ChangePage } from '@todo/shared/journal/change';
import type { Todo } from '@todo/shared/todos/todo';
import type { Client } from './client.js';

/** Number of the newest change of a todo. */
export async function lastOf(client: Client, id: number): Promise<number> {
  const { body } = await client.get<ChangePage>(`/todo/${id}/history?limit=1`);
  return body.changes[0]?.seq as number;
}

/** A todo without what an undo does not restore: it counts as another write, so version and time are new. */
export function seen({ version: _, updated: __, ...todo }: Todo): Omit<Todo, 'version' | 'updated'> {
  return todo;
}
