import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { sharedOwner } from '../../identity/principal.js';
import { TodoJournal } from '../history/todo-journal.js';
import { StoredAmountRepository } from '../quota/stored-amount.repository.js';

/** Number and age of an owner's rows. */
export interface Extent {
  rows: number;
  /** When the oldest row was created. */
  oldest: StoredTimestamp | null;
}

const isGone = 'NOT EXISTS (SELECT 1 FROM user WHERE user.id = owner)';

/** Todos that nobody can see any more, of all owners. */
@Injectable()
export class PurgeRepository {
  private readonly dialect: Dialect;

  constructor(
    { dialect }: Database,
    private readonly amounts: StoredAmountRepository,
    private readonly journal: TodoJournal,
  ) {
    this.dialect = dialect;
  }

  /**
   * Permanently deletes up to `limit` rows that went to the trash before `before`, a stored timestamp. Rows that others
   * have locked are skipped, since they may be about to be restored.
   * @returns how many rows
   */
  async removeExpiredTrash(tx: Transaction, before: string, limit: number): Promise<number> {
    const rows = await tx.query<{ id: number; list: number }[]>(
      `SELECT id, owner AS list FROM todo WHERE deleted < ? ORDER BY deleted, id LIMIT ${limit}${this.dialect.forUpdateOfFree}`,
      [before],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const removed = await this.amounts.of(tx, ids);
    await tx.query(`DELETE FROM todo WHERE id IN (${ids.map(() => '?').join(', ')}) AND deleted < ?`, [...ids, before]);
    await this.amounts.takeOff(tx, removed);
    await this.journal.purged(tx, rows);
    return ids.length;
  }

  /** Whether there is any account at all. */
  async hasAccounts(tx: Transaction): Promise<boolean> {
    return (await tx.query<unknown[]>('SELECT 1 FROM user LIMIT 1')).length > 0;
  }

  /** Up to `limit` owners of todos who have no account. */
  async findOrphaned(tx: Transaction, limit: number): Promise<number[]> {
    const rows = await tx.query<{ owner: number }[]>(
      `SELECT owner FROM (SELECT DISTINCT owner FROM todo WHERE owner > ${sharedOwner}) AS owners
      WHERE ${isGone} LIMIT ${limit}`,
    );
    return rows.map(({ owner }) => owner);
  }

  /** Counts an owner's rows, up to `limit`, and finds when the oldest was created. */
  async extentOf(tx: Transaction, owner: number, limit: number): Promise<Extent> {
    const [row] = await tx.query<{ total: number | string; oldest: StoredTimestamp | null }[]>(
      `SELECT COUNT(*) AS total, MIN(created) AS oldest
      FROM (SELECT created FROM todo WHERE owner = ? LIMIT ${limit}) AS counted`,
      [owner],
    );
    return { rows: Number(row?.total ?? 0), oldest: row?.oldest ?? null };
  }

  /** Permanently deletes all rows of an owner, if that owner still has no account. */
  async removeOrphan(tx: Transaction, owner: number): Promise<void> {
    await tx.query(`DELETE FROM todo WHERE owner = ? AND ${isGone}`, [owner]);
    await this.amounts.forget(tx, owner);
    await this.journal.forget(tx, owner);
  }
}
