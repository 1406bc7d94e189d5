import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import { databaseErrorKind } from '../../database/errors.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { Transaction } from '../../database/transaction.js';

/** Number of todos, and UTF-8 bytes of their titles and contents. */
export interface Amount {
  todos: number;
  bytes: number;
}

interface AmountRow {
  owner: number;
  todos: number | string;
  bytes: number | string;
}

/** Totals of a set of rows; MySQL returns sums as text. */
const sums = 'COUNT(*) AS todos, COALESCE(SUM(OCTET_LENGTH(title) + OCTET_LENGTH(content)), 0) AS bytes';

/**
 * Amount that each owner stores, updated in the transactions of the writes. An owner's row stays locked until they end.
 */
@Injectable()
export class StoredAmountRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /**
   * Adds to the total of an owner in the transaction of a write, after the write. An owner without a row is counted.
   * @returns the new total
   */
  async add(tx: Transaction, owner: number, by: Amount): Promise<Amount> {
    return (
      (await this.addToRow(tx, owner, by)) ??
      (await this.countFirst(tx, owner)) ??
      (await this.addToRow(tx, owner, by)) ??
      by
    );
  }

  /** What an owner was counted to store; nothing for one who never was. */
  async counted(reader: Reader, owner: number): Promise<Amount> {
    const [row] = await reader.query<AmountRow>('SELECT owner, todos, bytes FROM stored_amount WHERE owner = ?', [
      owner,
    ]);
    return row ? toAmount(row) : { todos: 0, bytes: 0 };
  }

  /** Recounts what an owner stores, whatever the previous count; writes that change it wait in the meantime. */
  async recount(tx: Transaction, owner: number): Promise<void> {
    // Locks the row, and inserts it if there is none.
    await this.add(tx, owner, { todos: 0, bytes: 0 });
    const { todos, bytes } = await this.count(tx, owner);
    await tx.query(`UPDATE stored_amount SET todos = ?, bytes = ?, counted = ${this.dialect.now} WHERE owner = ?`, [
      todos,
      bytes,
      owner,
    ]);
  }

  /** Up to `limit` owners of todos who have never been counted. */
  async neverCounted(tx: Transaction, limit: number): Promise<number[]> {
    const rows = await tx.query<AmountRow[]>(
      `SELECT owner FROM (SELECT DISTINCT owner FROM todo) AS owners
      WHERE NOT EXISTS (SELECT 1 FROM stored_amount WHERE stored_amount.owner = owners.owner) LIMIT ${limit}`,
    );
    return rows.map(({ owner }) => owner);
  }

  /** Up to `limit` owners who were last counted before `before`, a stored timestamp. */
  async countedBefore(tx: Transaction, before: string, limit: number): Promise<number[]> {
    const rows = await tx.query<AmountRow[]>(
      `SELECT owner FROM stored_amount WHERE counted < ? ORDER BY counted LIMIT ${limit}`,
      [before],
    );
    return rows.map(({ owner }) => owner);
  }

  /** Totals by owner of rows that are about to be removed; subtract them afterwards with `takeOff`. */
  of(tx: Transaction, ids: readonly number[]): Promise<AmountRow[]> {
    const list = ids.map(() => '?').join(', ');
    const sql = `SELECT owner, ${sums} FROM todo WHERE id IN (${list}) GROUP BY owner ORDER BY owner`;
    return tx.query<AmountRow[]>(sql, [...ids]);
  }

  /** Subtracts removed rows; in order of owner, so that two concurrent calls do not deadlock. */
  async takeOff(tx: Transaction, removed: readonly AmountRow[]): Promise<void> {
    for (const { owner, ...row } of removed) {
      const { todos, bytes } = toAmount(row);
      await tx.query('UPDATE stored_amount SET todos = todos - ?, bytes = bytes - ? WHERE owner = ?', [
        todos,
        bytes,
        owner,
      ]);
    }
  }

  /** Forgets the total of an owner; the next write counts it. */
  async forget(tx: Transaction, owner: number): Promise<void> {
    await tx.query('DELETE FROM stored_amount WHERE owner = ?', [owner]);
  }

  /** @returns undefined if there is no row */
  private async addToRow(tx: Transaction, owner: number, by: Amount): Promise<Amount | undefined> {
    // Locked before anything is added: both statements must see a row that another write inserts in the meantime.
    const [row] = await tx.query<AmountRow[]>(
      `SELECT owner, todos, bytes FROM stored_amount WHERE owner = ?${this.dialect.forUpdate}`,
      [owner],
    );
    if (!row) return undefined;
    const stored = toAmount(row);
    await tx.query('UPDATE stored_amount SET todos = todos + ?, bytes = bytes + ? WHERE owner = ?', [
      by.todos,
      by.bytes,
      owner,
    ]);
    return { todos: stored.todos + by.todos, bytes: stored.bytes + by.bytes };
  }

  /** @returns undefined when another write has just counted */
  private async countFirst(tx: Transaction, owner: number): Promise<Amount | undefined> {
    const amount = await this.count(tx, owner);
    try {
      await tx.query(`INSERT INTO stored_amount (owner, todos, bytes, counted) VALUES (?, ?, ?, ${this.dialect.now})`, [
        owner,
        amount.todos,
        amount.bytes,
      ]);
      return amount;
    } catch (error) {
      if (databaseErrorKind(error) === 'duplicate') return undefined;
      throw error;
    }
  }

  private async count(tx: Transaction, owner: number): Promise<Amount> {
    const [row] = await tx.query<AmountRow[]>(`SELECT ${sums} FROM todo WHERE owner = ?`, [owner]);
    return row ? toAmount(row) : { todos: 0, bytes: 0 };
  }
}

function toAmount({ todos, bytes }: Pick<AmountRow, 'todos' | 'bytes'>): Amount {
  return { todos: Number(todos), bytes: Number(bytes) };
}
