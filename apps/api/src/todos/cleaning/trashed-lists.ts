import type { Database } from '../../database/database.js';
import { batchRows, timeIn } from '../../database/sql/expiry.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { AccountListsService } from '../../lists/account-lists.service.js';
import type { TodoRepository } from '../todo.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Transactions of one run, each of which removes a batch of todos or a list, so that a mistake is noticed early. */
const mostBatches = 100;

/**
 * Permanently deletes lists that have been in the trash for more than `days`: their todos in batches, then each list
 * with who is in it.
 * @returns how many lists
 */
export async function purgeLists(
  db: Database,
  lists: AccountListsService,
  todos: TodoRepository,
  days: number,
): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < mostBatches; batch++) {
    const step = await db.writes(async (tx) => {
      const before = toStored(new Date((await timeIn(tx, db.dialect)).getTime() - days * dayMs));
      const list = await lists.expired(tx, before);
      if (list === undefined) return 'done';
      if (await todos.purgeSome(tx, list, batchRows)) return 'todos';
      await lists.remove(tx, list);
      return 'list';
    });
    if (step === 'done') break;
    if (step === 'list') removed++;
  }
  return removed;
}
