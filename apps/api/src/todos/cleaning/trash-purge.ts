import type { Database } from '../../database/database.js';
import { batchRows, inBatches, timeIn } from '../../database/expiry.js';
import { toStored } from '../../database/timestamp.js';
import type { PurgeRepository } from './purge.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Most todos that one run removes, so that a mistake of whatever kind is noticed before all is gone. */
const mostRows = 10_000;

/** Removes for good what has been in the trash for more than `days`; returns how many todos. */
export function purgeTrash(db: Database, repository: PurgeRepository, days: number): Promise<number> {
  return inBatches(db, mostRows, async (tx) => {
    const before = toStored(new Date((await timeIn(tx, db.dialect)).getTime() - days * dayMs));
    return repository.removeExpiredTrash(tx, before, batchRows);
  });
}
