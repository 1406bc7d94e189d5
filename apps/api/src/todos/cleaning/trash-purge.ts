import type { Database } from '../../database/database.js';
import { batchRows, inBatches, timeIn } from '../../database/sql/expiry.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { PurgeRepository } from './purge.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Todos that one run removes at most, so that a mistake is noticed before everything is gone. */
const mostRows = 10_000;

/**
 * Permanently deletes todos that have been in the trash for more than `days`.
 * @returns how many todos
 */
export function purgeTrash(db: Database, repository: PurgeRepository, days: number): Promise<number> {
  return inBatches(db, mostRows, async (tx) => {
    const before = toStored(new Date((await timeIn(tx, db.dialect)).getTime() - days * dayMs));
    return repository.removeExpiredTrash(tx, before, batchRows);
  });
}
