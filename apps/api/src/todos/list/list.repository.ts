import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { Transaction } from '../../database/transaction.js';
import type { TodoRow } from '../todo.entity.js';
import type { Cut, ListFilter } from './list-cut.js';
import { matching, pageStatements, parametersOf, type Statement } from './list-sql.js';

/** Rows that a filter selects, in the order of a list. */
@Injectable()
export class ListRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The statements of a page, to be run by `page` for any owner. */
  plan(filter: ListFilter, cut: Cut): Statement[] {
    return pageStatements(filter, cut, this.dialect);
  }

  /** Reads up to `limit` rows by running the statements of a page in turn. */
  async page(reader: Reader, owner: number, [first, ...rest]: readonly Statement[], limit: number): Promise<TodoRow[]> {
    if (!first) return [];
    const rows = await reader.query<TodoRow>(first.sql, parametersOf(first, owner));
    for (const statement of rest) {
      if (rows.length >= limit) break;
      rows.push(...(await reader.query<TodoRow>(statement.sql, parametersOf(statement, owner))));
    }
    return rows.length > limit ? rows.slice(0, limit) : rows;
  }

  async count(reader: Reader, owner: number, filter: ListFilter): Promise<number> {
    const { sql, parameters } = this.matching(owner, filter);
    const [row] = await reader.query<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM todo WHERE ${sql}`,
      parameters,
    );
    return Number(row?.total ?? 0);
  }

  /** Ids of all rows that a filter selects, locked for a change. */
  async lockMatching(tx: Transaction, owner: number, filter: ListFilter): Promise<number[]> {
    const { sql, parameters } = this.matching(owner, filter);
    const rows = await tx.query<{ id: number }[]>(
      `SELECT id FROM todo WHERE ${sql} ORDER BY id${this.dialect.forUpdate}`,
      parameters,
    );
    return rows.map(({ id }) => id);
  }

  private matching(owner: number, filter: ListFilter): Statement {
    const condition = matching(filter, this.dialect);
    return { sql: condition.sql, parameters: parametersOf(condition, owner) };
  }
}
