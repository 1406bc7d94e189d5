import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { Transaction } from '../../database/transaction.js';
import type { FilterRow } from './filter-row.js';

/** Rows of `saved_filter`. */
@Injectable()
export class FilterRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The filters of a list in their order, each with its place from 0. */
  async list(reader: Pick<Reader, 'query'>, list: number): Promise<FilterRow[]> {
    const rows = await reader.query<FilterRow>(
      'SELECT id, list, name, query, place, version FROM saved_filter WHERE list = ? ORDER BY place, id',
      [list],
    );
    return rows.map((row, place) => ({ ...row, place }));
  }

  /** The same, until the end of the transaction nobody else changes them. */
  async lock(tx: Transaction, list: number): Promise<FilterRow[]> {
    await tx.query(`SELECT id FROM list WHERE id = ?${this.dialect.forUpdate}`, [list]);
    return this.list({ query: (sql, values) => tx.query(sql, values) }, list);
  }

  /** Puts it last. @returns its id */
  async insert(tx: Transaction, { list, name, query }: Pick<FilterRow, 'list' | 'name' | 'query'>): Promise<number> {
    const result = await tx.query(
      `INSERT INTO saved_filter (list, name, query, place, version)
      SELECT ?, ?, ?, COALESCE(MAX(place) + 1, 0), 1 FROM saved_filter WHERE list = ?`,
      [list, name, query, list],
    );
    return this.dialect.insertedId(result);
  }

  async update(tx: Transaction, { id, name, query }: Pick<FilterRow, 'id' | 'name' | 'query'>): Promise<void> {
    await tx.query('UPDATE saved_filter SET name = ?, query = ?, version = version + 1 WHERE id = ?', [
      name,
      query,
      id,
    ]);
  }

  /** Gives the filters of a list the order of these ids. */
  async arrange(tx: Transaction, ids: readonly number[]): Promise<void> {
    for (const [place, id] of ids.entries()) {
      await tx.query('UPDATE saved_filter SET place = ? WHERE id = ?', [place, id]);
    }
  }

  async remove(tx: Transaction, id: number): Promise<void> {
    await tx.query('DELETE FROM saved_filter WHERE id = ?', [id]);
  }
}
