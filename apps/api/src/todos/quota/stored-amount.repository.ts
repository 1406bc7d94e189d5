import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Dialect } from '../../database/dialect.js';
import { databaseErrorKind } from '../../database/errors.js';
import type { Transaction } from '../../database/transaction.js';

/** Todos and UTF-8 bytes of their titles and contents. */
export interface Amount {
  todos: number;
  bytes: number;
}

interface AmountRow {
  owner: number;
  todos: number | string;
  bytes: number | string;
}

/** What rows amount to; sums come as text from MySQL. */
const sums = 'COUNT(*) AS todos, COALESCE(SUM(OCTET_LENGTH(title) + OCTET_LENGTH(content)), 0) AS bytes';

/** What each owner stores, kept in the transactions of the writes. The row of an owner stays locked until their end. */
@Injectable()
export class StoredAmountRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /**
   * Adds to what is stored of an owner, in the transaction of the write, after it. An owner without a row is counted.
   * @returns what is stored then
   */
  async add(tx: Transaction, owner: number, by: Amount): Promise<Amount> {
    return (
      (await this.addToRow(tx, owner, by)) ??
      (await this.countFirst(tx, owner)) ??
      (await this.addToRow(tx, owner, by)) ??
      by
    );
  }

  /** Counts what is stored of an owner, whatever was counted before; writes that change it wait meanwhile. */
  async recount(tx: Transaction, owner: number): Promise<void> {
    // Locks the row, and makes it where there is none.
    await this.add(tx, owner, { todos: 0, bytes: 0 });
    const { todos, bytes } = await this.count(tx, owner);
    await tx.query(`UPDATE stored_amount SET todos = ?, bytes = ?, counted = ${this.dialect.now} WHERE owner = ?`, [
      todos,
      bytes,
      owner,
    ]);
  }

  /** Up to `limit` owners of todos who were never counted. */
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

  /** What rows amount to that are about to be removed, by owner; to be taken off afterwards with `takeOff`. */
  of(tx: Transaction, ids: readonly number[]): Promise<AmountRow[]> {
    const list = ids.map(() => '?').join(', ');
    const sql = `SELECT owner, ${sums} FROM todo WHERE id IN (${list}) GROUP BY owner ORDER BY owner`;
    return tx.query<AmountRow[]>(sql, [...ids]);
  }

  /** Takes off what was removed; in order of owner, so that two who do it never wait for each other. */
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

  /** Forgets what was stored of an owner; the next write counts. */
  async forget(tx: Transaction, owner: number): Promise<void> {
    await tx.query('DELETE FROM stored_amount WHERE owner = ?', [owner]);
  }

  /** @returns undefined where there is no row */
  private async addToRow(tx: Transaction, owner: number, by: Amount): Promise<Amount | undefined> {
    // Locked before anything is added: a row that another write makes meanwhile has to be met by both statements.
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
