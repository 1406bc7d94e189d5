import type { Database } from '../../database/database.js';
import { timeIn } from '../../database/expiry.js';
import { toStored } from '../../database/timestamp.js';
import type { StoredAmountRepository } from './stored-amount.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Owners that one run counts; one that lasts would keep the database busy. */
const mostOwners = 1_000;

/**
 * Counts what each owner stores: once those who were never counted, and once a day the others. Whoever writes past this
 * service (the release before it, a restored backup, a person with a database shell) does not keep the count.
 */
export async function recountOld(db: Database, amounts: StoredAmountRepository): Promise<void> {
  const owners = await db.writes(async (tx) => {
    const before = toStored(new Date((await timeIn(tx, db.dialect)).getTime() - dayMs));
    return [...(await amounts.neverCounted(tx, mostOwners)), ...(await amounts.countedBefore(tx, before, mostOwners))];
  });
  for (const owner of owners) await db.writes((tx) => amounts.recount(tx, owner));
}
