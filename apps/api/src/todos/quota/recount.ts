import type { Database } from '../../database/database.js';
import { timeIn } from '../../database/sql/expiry.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { StoredAmountRepository } from './stored-amount.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Owners that one run counts; counting all of them at once would keep the database busy. */
const mostOwners = 1_000;

/**
 * Recounts what each owner stores: those who were never counted once, and all others once a day. Writes that bypass
 * this service (the release before it, a restored backup, a database shell) do not update the count.
 */
export async function recountOld(db: Database, amounts: StoredAmountRepository): Promise<void> {
  const owners = await db.writes(async (tx) => {
    const before = toStored(new Date((await timeIn(tx, db.dialect)).getTime() - dayMs));
    return [...(await amounts.neverCounted(tx, mostOwners)), ...(await amounts.countedBefore(tx, before, mostOwners))];
  });
  for (const owner of owners) await db.writes((tx) => amounts.recount(tx, owner));
}
