import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { Transaction } from '../../database/transaction.js';
import { byteLength } from '../entry-row.js';

/** What was folded away. */
export interface FoldedRows {
  rows: number;
  bytes: number;
}

/** Removes the oldest changes of a list. Always from the first one on, so that what is kept has no gaps. */
@Injectable()
export class FoldingRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** Lists of the `limit` oldest changes before `before`, a stored timestamp, in the order in which they are locked. */
  async listsBefore(tx: Transaction, before: string, limit: number): Promise<number[]> {
    const rows = await tx.query<{ list: number }[]>(
      `SELECT DISTINCT list FROM (SELECT list FROM journal WHERE at < ? ORDER BY at LIMIT ${limit}) AS old ORDER BY list`,
      [before],
    );
    return rows.map(({ list }) => list);
  }

  /** A list whose journal takes more than `most` bytes; undefined if there is none. */
  async largest(tx: Transaction, most: number): Promise<number | undefined> {
    const [row] = await tx.query<{ id: number }[]>(
      'SELECT id FROM list WHERE journal_bytes > ? ORDER BY journal_bytes DESC LIMIT 1',
      [most],
    );
    return row?.id;
  }

  /**
   * Locks a list, before anything of it is folded: two that fold at once would both count what one of them removes.
   * @returns the bytes that its journal takes
   */
  async lock(tx: Transaction, list: number): Promise<number> {
    const [row] = await tx.query<{ bytes: number | string }[]>(
      `SELECT journal_bytes AS bytes FROM list WHERE id = ?${this.dialect.forUpdate}`,
      [list],
    );
    return Number(row?.bytes ?? 0);
  }

  /** Removes up to `limit` changes of a locked list, oldest first, only those before `before` if it is given. */
  async fold(tx: Transaction, list: number, limit: number, before?: string): Promise<FoldedRows> {
    const old = before === undefined ? '' : ' AND at < ?';
    const [row] = await tx.query<{ total: number | string; last: number | null; bytes: number | string | null }[]>(
      `SELECT COUNT(*) AS total, MAX(seq) AS last, SUM(bytes) AS bytes FROM
      (SELECT seq, ${byteLength} AS bytes FROM journal WHERE list = ?${old} ORDER BY seq LIMIT ${limit}) AS oldest`,
      before === undefined ? [list] : [list, before],
    );
    if (typeof row?.last !== 'number') return { rows: 0, bytes: 0 };
    const bytes = Number(row.bytes);
    await tx.query('DELETE FROM journal WHERE list = ? AND seq <= ?', [list, row.last]);
    await tx.query('DELETE FROM journal_action WHERE list = ? AND last_seq <= ?', [list, row.last]);
    await tx.query('UPDATE list SET journal_bytes = journal_bytes - ? WHERE id = ?', [bytes, list]);
    return { rows: Number(row.total), bytes };
  }
}
