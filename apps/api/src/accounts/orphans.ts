import type { Database } from '../db/database.js';
import type { TodosService } from '../todos/todos.service.js';
import { findUser } from './account.repository.js';

/**
 * Removes todos whose owner is gone. An instance goes on accepting a caller for a second after another has deleted the
 * account, and what is written then would stay, seen by nobody.
 */
export async function removeOrphans(db: Database, todos: TodosService): Promise<void> {
  for (const owner of await todos.owners()) {
    const user = await db.readsLatest((reader) => findUser(reader, owner));
    if (!user) await db.writes((tx) => todos.removeAll(tx, owner));
  }
}
