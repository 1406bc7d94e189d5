import type { Dialect } from '../../database/dialect.js';
import type { StoredTimestamp } from '../../database/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { sharedOwner } from '../../identity/principal.js';
import { amountsOf, forgetAmount, takeOff } from '../quota/stored-amount.repository.js';

/**
 * Removes for good up to `limit` rows that went to the trash before `before`; what somebody else holds at this moment
 * may just be on its way back, and is left alone.
 * @returns how many rows
 */
export async function removeExpiredTrash(
  tx: Transaction,
  dialect: Dialect,
  before: string,
  limit: number,
): Promise<number> {
  const rows = await tx.query<{ id: number }[]>(
    `SELECT id FROM todo WHERE deleted < ? ORDER BY deleted, id LIMIT ${limit}${dialect.forUpdateOfFree}`,
    [before],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const removed = await amountsOf(tx, ids);
  await tx.query(`DELETE FROM todo WHERE id IN (${ids.map(() => '?').join(', ')}) AND deleted < ?`, [...ids, before]);
  await takeOff(tx, removed);
  return ids.length;
}

/** Whether anybody has an account at all. */
export async function hasAccounts(tx: Transaction): Promise<boolean> {
  return (await tx.query<unknown[]>('SELECT 1 FROM user LIMIT 1')).length > 0;
}

const isGone = 'NOT EXISTS (SELECT 1 FROM user WHERE user.id = owner)';

/** Up to `limit` owners of todos who have no account. */
export async function findOrphaned(tx: Transaction, limit: number): Promise<number[]> {
  const rows = await tx.query<{ owner: number }[]>(
    `SELECT owner FROM (SELECT DISTINCT owner FROM todo WHERE owner > ${sharedOwner}) AS owners
    WHERE ${isGone} LIMIT ${limit}`,
  );
  return rows.map(({ owner }) => owner);
}

/** How many rows an owner has, counted to `limit`, and when the oldest of them was made. */
export async function extentOf(
  tx: Transaction,
  owner: number,
  limit: number,
): Promise<{ rows: number; oldest: StoredTimestamp | null }> {
  const [row] = await tx.query<{ total: number | string; oldest: StoredTimestamp | null }[]>(
    `SELECT COUNT(*) AS total, MIN(created) AS oldest
    FROM (SELECT created FROM todo WHERE owner = ? LIMIT ${limit}) AS counted`,
    [owner],
  );
  return { rows: Number(row?.total ?? 0), oldest: row?.oldest ?? null };
}

/** Removes all rows of an owner for good, if that owner still has no account. */
export async function removeOrphan(tx: Transaction, owner: number): Promise<void> {
  await tx.query(`DELETE FROM todo WHERE owner = ? AND ${isGone}`, [owner]);
  await forgetAmount(tx, owner);
}
