import type { Database } from '../db/database.js';
import { toStored } from '../db/timestamp.js';
import { expiredTrash, purgeRows } from './todo.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Rows of one transaction: small enough that replicas and other writers do not notice. */
const batchRows = 500;

/** Removes for good what has been in the trash for more than `days`; returns how many todos. */
export async function purgeTrash(db: Database, days: number): Promise<number> {
  const before = toStored(new Date(Date.now() - days * dayMs));
  for (let purged = 0; ; ) {
    const batch = await db.writes(async (tx) => {
      const ids = await expiredTrash(tx, before, batchRows);
      await purgeRows(tx, ids);
      return ids.length;
    });
    purged += batch;
    if (batch < batchRows) return purged;
  }
}
