import type { Database } from '../../database/database.js';
import { batchRows, inBatches } from '../../database/sql/expiry.js';
import type { PurgeRepository } from './purge.repository.js';

/** Todos that one run removes at most. */
const mostRows = 10_000;

/**
 * Permanently deletes todos that were written for an account while it was being deleted. An instance accepts a cached
 * caller for a second after another has deleted the account, and those todos would stay, visible to nobody.
 *
 * An account that is merely missing is no proof of a deletion: while a backup is restored, the todos come before the
 * accounts, and a restore can be interrupted. So the deletion must be recorded, and the todos be younger than it.
 * @returns how many todos
 */
export function removeOrphans(db: Database, repository: PurgeRepository): Promise<number> {
  return inBatches(db, mostRows, (tx) => repository.removeOrphans(tx, batchRows));
}
