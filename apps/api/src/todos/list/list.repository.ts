import { Injectable } from '@nestjs/common';
import { tallyOf } from '@todo/shared/todos/checklist';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import { batches } from '../../database/sql/placeholders.js';
import type { Transaction } from '../../database/transaction.js';
import type { OneList, ReadLists } from '../../lists/access/in-list.js';
import { parametersOf, type Statement } from '../filter/statement.js';
import type { TodoRow } from '../todo.entity.js';
import type { ExcerptRow } from '../todo.mapper.js';
import type { Cut, ListFilter } from './list-cut.js';
import { matching, pageStatements } from './list-sql.js';

/** A row that a filter selects, in the state in which it does. */
export interface Match {
  id: number;
  version: number;
}

/** Contents that are read at once to count their boxes: 2 MB at most, like a page of whole ones. */
const contentsAtOnce = 32;

/** Rows that a filter selects, in the order of a list. */
@Injectable()
export class ListRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The statements of a page of so many lists, to be run by `page` for any of them. */
  plan(lists: number, filter: ListFilter, cut: Cut): Statement[] {
    return pageStatements(lists, filter, cut, this.dialect);
  }

  /** Reads up to `limit` rows by running the statements of a page in turn. */
  async page(
    reader: Reader,
    lists: ReadLists,
    [first, ...rest]: readonly Statement[],
    limit: number,
  ): Promise<TodoRow[]> {
    if (!first) return [];
    const rows = await reader.query<TodoRow>(first.sql, parametersOf(first, lists));
    for (const statement of rest) {
      if (rows.length >= limit) break;
      rows.push(...(await reader.query<TodoRow>(statement.sql, parametersOf(statement, lists))));
    }
    return rows.length > limit ? rows.slice(0, limit) : rows;
  }

  /**
   * Counts the boxes of rows that were read as excerpts and may have more: by their whole contents, a few at a time, so
   * that a page never holds more of them than it would show.
   */
  async tally(reader: Reader, lists: ReadLists, rows: readonly ExcerptRow[]): Promise<void> {
    const long = new Map(rows.filter(({ boxed }) => Number(boxed) > 0).map((row) => [row.id, row]));
    const ids = [...long.keys()];
    for (let at = 0; at < ids.length; at += contentsAtOnce) {
      const some = ids.slice(at, at + contentsAtOnce);
      const named = (values: readonly number[]) => values.map(() => '?').join(', ');
      const contents = await reader.query<Pick<TodoRow, 'id' | 'content'>>(
        `SELECT id, content FROM todo WHERE id IN (${named(some)}) AND owner IN (${named(lists.ids)})`,
        [...some, ...lists.ids],
      );
      for (const { id, content } of contents) (long.get(id) as ExcerptRow).checklist = tallyOf(content);
    }
  }

  async count(reader: Reader, lists: ReadLists, filter: ListFilter): Promise<number> {
    const { sql, parameters } = this.matching(lists, filter);
    const [row] = await reader.query<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM todo WHERE ${sql}`,
      parameters,
    );
    return Number(row?.total ?? 0);
  }

  /** All rows of a list that a filter selects. */
  find(reader: Reader, { list, account }: OneList, filter: ListFilter): Promise<Match[]> {
    const { sql, parameters } = this.matching({ ids: [list], account }, filter);
    return reader.query<Match>(`SELECT id, version FROM todo WHERE ${sql} ORDER BY id`, parameters);
  }

  /**
   * Ids of all rows of a list that a filter selects, locked for a change.
   * @param known what the filter selected shortly before: only rows of these that changed since are searched again
   */
  async lockMatching(tx: Transaction, list: OneList, filter: ListFilter, known?: Match[]): Promise<number[]> {
    if (!known) return (await this.lock(tx, list, filter)).map(({ id }) => id);
    const versions = new Map(known.map(({ id, version }) => [id, version]));
    const found: number[] = [];
    for (const { ids } of batches([...versions.keys()])) {
      const rows = await this.lock(tx, list, { ...filter, search: undefined }, ids);
      const changed = rows.filter(({ id, version }) => version !== versions.get(id)).map(({ id }) => id);
      const gone = new Set(changed);
      if (changed.length > 0) for (const { id } of await this.lock(tx, list, filter, changed)) gone.delete(id);
      for (const { id } of rows) if (!gone.has(id)) found.push(id);
    }
    return found;
  }

  private lock(tx: Transaction, { list, account }: OneList, filter: ListFilter, among?: readonly number[]) {
    const { sql, parameters } = this.matching({ ids: [list], account }, filter);
    const condition = among ? `${sql} AND id IN (${among.map(() => '?').join(', ')})` : sql;
    return tx.query<Match[]>(`SELECT id, version FROM todo WHERE ${condition} ORDER BY id${this.dialect.forUpdate}`, [
      ...parameters,
      ...(among ?? []),
    ]);
  }

  private matching(lists: Pick<ReadLists, 'ids' | 'account'>, filter: ListFilter): Statement {
    const condition = matching(lists.ids.length, filter, this.dialect);
    return { sql: condition.sql, parameters: parametersOf(condition, lists) };
  }
}
