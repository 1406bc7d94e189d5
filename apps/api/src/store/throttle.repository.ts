import type { Database } from '../database/database.js';
import { databaseErrorKind } from '../database/errors.js';
import type { Dialect } from '../database/sql/dialect.js';
import { type StoredTimestamp, toIso, toStored } from '../database/sql/timestamp.js';
import type { Transaction } from '../database/transaction.js';

/** Attempts within a time window. */
export interface Window {
  count: number;
  expires: Date;
}

const byKey = 'WHERE throttle.key = ?';

/** Rows of `throttle`, by key. */
export class ThrottleRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** Locks the window of a key, expired or not; nobody else can change it until the transaction ends. */
  async lock(tx: Transaction, key: string): Promise<Window | undefined> {
    const [row] = await tx.query<{ count: number; expires: StoredTimestamp }[]>(
      `SELECT count, expires FROM throttle ${byKey}${this.dialect.forUpdate}`,
      [key],
    );
    return row && { count: row.count, expires: new Date(toIso(row.expires)) };
  }

  /** @returns false when another instance opened the window at the same time */
  async insert(tx: Transaction, key: string, { count, expires }: Window): Promise<boolean> {
    try {
      await tx.query('INSERT INTO throttle (`key`, count, expires) VALUES (?, ?, ?)', [key, count, toStored(expires)]);
      return true;
    } catch (error) {
      if (databaseErrorKind(error) === 'duplicate') return false;
      throw error;
    }
  }

  async replace(tx: Transaction, key: string, { count, expires }: Window): Promise<void> {
    await tx.query(`UPDATE throttle SET count = ?, expires = ? ${byKey}`, [count, toStored(expires), key]);
  }

  async countOne(tx: Transaction, key: string): Promise<void> {
    await tx.query(`UPDATE throttle SET count = count + 1 ${byKey}`, [key]);
  }

  /** Refunds one attempt; a window that was opened since does not go below zero. */
  async takeOneBack(tx: Transaction, key: string): Promise<void> {
    await tx.query(`UPDATE throttle SET count = count - 1 ${byKey} AND count > 0`, [key]);
  }

  async remove(tx: Transaction, key: string): Promise<void> {
    await tx.query(`DELETE FROM throttle ${byKey}`, [key]);
  }
}
