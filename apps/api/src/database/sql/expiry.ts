import { type EntityTarget, LessThanOrEqual, type ObjectLiteral } from 'typeorm';
import type { Database } from '../database.js';
import type { Transaction } from '../transaction.js';
import type { Dialect } from './dialect.js';
import { type StoredTimestamp, toIso, toStored } from './timestamp.js';

/** Rows per transaction: few enough not to delay replicas and other writers. */
export const batchRows = 500;

/** The current time by the database's own clock, within a transaction. */
export async function timeIn(tx: Transaction, dialect: Dialect): Promise<Date> {
  const [row] = await tx.query<{ now: StoredTimestamp }[]>(`SELECT ${dialect.now} AS now`);
  if (!row) throw new Error('the database returned no time');
  return new Date(toIso(row.now));
}

/**
 * Runs `remove`, each time in a transaction of its own, until a batch is not full or `most` rows are removed.
 * @returns how many rows were removed
 */
export async function inBatches(
  db: Database,
  most: number,
  remove: (tx: Transaction) => Promise<number>,
): Promise<number> {
  for (let removed = 0; ; ) {
    const batch = await db.writes(remove);
    removed += batch;
    if (batch < batchRows || removed >= most) return removed;
  }
}

/**
 * Deletes the rows whose `column` is more than `ageMs` ago by the database's clock, oldest first.
 * @param most rows that one run deletes; the next run finds the rest
 * @returns how many rows were deleted
 */
export function removeOlder<Row extends ObjectLiteral>(
  db: Database,
  entity: EntityTarget<Row>,
  column: keyof Row & string,
  ageMs: number,
  most: number,
): Promise<number> {
  return inBatches(db, most, async (tx) => {
    const before = toStored(new Date((await timeIn(tx, db.dialect)).getTime() - ageMs));
    const rows = await tx
      .createQueryBuilder(entity, 'row')
      .select(`row.${column}`, 'at')
      .where(`row.${column} < :before`, { before })
      .orderBy(`row.${column}`)
      .limit(batchRows)
      .getRawMany<{ at: StoredTimestamp }>();
    const last = rows.at(-1);
    if (!last) return 0;
    const where = { [column]: LessThanOrEqual(toStored(last.at)) } as Parameters<Transaction['delete']>[1];
    return (await tx.delete(entity, where)).affected ?? rows.length;
  });
}
