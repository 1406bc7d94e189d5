import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { Database, type Reader } from '../database/database.js';
import type { Dialect } from '../database/sql/dialect.js';
import { batchRows } from '../database/sql/expiry.js';
import { batches } from '../database/sql/placeholders.js';
import type { StoredTimestamp } from '../database/sql/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { notFound } from '../errors/app-error.js';
import { isOwnList } from '../identity/own-list.js';
import { actionOfRow } from './actions/action.repository.js';
import type { AuthoredEntry } from './entry.js';
import { byteLength, type EntryRow, rowBytes } from './entry-row.js';

const columns = `seq, at, todo, kind, actor, actor_name, token_name, state, former, ${actionOfRow} AS action`;

/** Runs a SELECT: a reader, or a transaction. */
export type Statements = Pick<Reader, 'query'>;

/** The number of a list's last change, and when that was. */
interface Counter {
  id: number;
  seq: number;
  changed: StoredTimestamp | null;
}

/** The rows of the journal, and the counter of each list. */
@Injectable()
export class JournalRepository {
  private readonly dialect: Dialect;
  private readonly addToList: string;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
    const alsoSet = `journal_bytes = journal_bytes + ?, changed = ${dialect.now}`;
    this.addToList = dialect.addTo('list', 'seq', alsoSet);
  }

  /**
   * Takes the next numbers of a list, whose row stays locked until the transaction ends. An own list without a row gets
   * one: the release before makes accounts without.
   * @returns the last of the numbers
   * @throws AppError `not-found` for a list that somebody made and that was removed for good since the write began
   */
  async take(tx: Transaction, list: number, count: number, bytes: number): Promise<number> {
    const add = async () => this.dialect.addedTo(await tx.query(this.addToList, [count, bytes, list]));
    const last = await add();
    if (last !== undefined) return last;
    if (!isOwnList(list)) throw notFound(list);
    const insert = `${this.dialect.insertMissing} list (id, name, created) VALUES (?, '', ${this.dialect.now})`;
    await tx.query(insert, [list]);
    const first = await add();
    if (first === undefined) throw new Error(`list ${list} has no row, and none can be made`);
    return first;
  }

  /** Writes the entries of one list, numbered from `first` on. */
  async insert(tx: Transaction, first: number, entries: readonly AuthoredEntry[]): Promise<void> {
    const rows = entries.map((entry) => {
      const name = entry.author ? '(SELECT name FROM user WHERE id = ?)' : 'NULL';
      const token = entry.author?.token === undefined ? 'NULL' : '(SELECT name FROM token WHERE id = ?)';
      return `(?, ?, ${this.dialect.now}, ?, ?, ?, ${name}, ${token}, ?, ?)`;
    });
    const parameters = entries.flatMap(({ list, todo, kind, author, state, former }, n) => {
      const account = author?.account ?? null;
      const names = author ? [author.account, ...(author.token === undefined ? [] : [author.token])] : [];
      return [list, first + n, todo, kind, account, ...names, state ?? null, former];
    });
    await tx.query(
      `INSERT INTO journal (list, seq, at, todo, kind, actor, actor_name, token_name, state, former)
      VALUES ${rows.join(', ')}`,
      parameters,
    );
  }

  /**
   * Removes the texts of todos from what is kept of them.
   * @returns how many bytes they took
   */
  async blank(tx: Transaction, list: number, todos: readonly number[]): Promise<number> {
    let freed = 0;
    for (const batch of batches(todos)) {
      const where = `WHERE list = ? AND todo IN (${batch.list})`;
      const [row] = await tx.query<{ bytes: number | string | null }[]>(
        `SELECT SUM(${byteLength} - ${rowBytes}) AS bytes FROM journal ${where}`,
        [list, ...batch.ids],
      );
      await tx.query(`UPDATE journal SET state = NULL, former = NULL ${where}`, [list, ...batch.ids]);
      freed += Number(row?.bytes ?? 0);
    }
    return freed;
  }

  /** Removes all changes of a list; its next numbers go on. */
  async removeAll(tx: Transaction, list: number): Promise<void> {
    for (let last = await this.someOf(tx, list); last !== undefined; last = await this.someOf(tx, list)) {
      await tx.query('DELETE FROM journal WHERE list = ? AND seq <= ?', [list, last]);
    }
    await tx.query('DELETE FROM journal_action WHERE list = ?', [list]);
    await tx.query('UPDATE list SET journal_bytes = 0 WHERE id = ?', [list]);
  }

  /** The counters of lists, without those that nobody has written to yet. */
  counters(reader: Statements, lists: readonly number[]): Promise<Counter[]> {
    const which = lists.length === 1 ? '= ?' : `IN (${lists.map(() => '?').join(', ')})`;
    return reader.query<Counter>(`SELECT id, seq, changed FROM list WHERE id ${which}`, [...lists]);
  }

  /** The number of the last change of a list; 0 if there was none. */
  async last(reader: Statements, list: number): Promise<number> {
    const [row] = await reader.query<{ seq: number }>('SELECT seq FROM list WHERE id = ?', [list]);
    return row?.seq ?? 0;
  }

  /** The same of several lists; those without a row have none. */
  async lastOf(reader: Statements, lists: readonly number[]): Promise<Map<number, number>> {
    const numbers = new Map<number, number>();
    for (const { list, ids } of batches(lists)) {
      const rows = await reader.query<{ id: number; seq: number }>(
        `SELECT id, seq FROM list WHERE id IN (${list})`,
        ids,
      );
      for (const { id, seq } of rows) numbers.set(id, seq);
    }
    return numbers;
  }

  /** The number of the oldest change that is kept; undefined if none is. */
  async first(reader: Statements, list: number): Promise<number | undefined> {
    const [row] = await reader.query<{ seq: number | null }>('SELECT MIN(seq) AS seq FROM journal WHERE list = ?', [
      list,
    ]);
    return row?.seq ?? undefined;
  }

  /** Changes of a list after a number, oldest first, up to `limit` and up to about `bytes`. */
  since(reader: Statements, list: number, since: number, limit: number, bytes: number): Promise<EntryRow[]> {
    return this.page(reader, 'seq > ?', [list, since], 'ASC', limit, bytes);
  }

  /** Changes of one todo in a list before a number, newest first. */
  ofTodo(reader: Statements, list: number, todo: number, before: number, limit: number): Promise<EntryRow[]> {
    return this.page(reader, 'todo = ? AND seq < ?', [list, todo, before], 'DESC', limit, limits.pageBytes);
  }

  async hasEarlier(reader: Statements, list: number, todo: number, before: number): Promise<boolean> {
    const sql = 'SELECT 1 FROM journal WHERE list = ? AND todo = ? AND seq < ? LIMIT 1';
    return (await reader.query<unknown>(sql, [list, todo, before])).length > 0;
  }

  /** One change of a list. */
  async find(reader: Statements, list: number, seq: number): Promise<EntryRow | undefined> {
    const [row] = await reader.query<EntryRow>(`SELECT ${columns} FROM journal WHERE list = ? AND seq = ?`, [
      list,
      seq,
    ]);
    return row;
  }

  /** Several of them. */
  findAll(reader: Statements, list: number, seqs: readonly number[]): Promise<EntryRow[]> {
    const sql = `SELECT ${columns} FROM journal WHERE list = ? AND seq IN (${seqs.map(() => '?').join(', ')})`;
    return reader.query<EntryRow>(sql, [list, ...seqs]);
  }

  /** The last of the oldest changes of a list, as many as one statement removes; undefined if there is none. */
  private async someOf(tx: Transaction, list: number): Promise<number | undefined> {
    const [row] = await tx.query<{ last: number | null }[]>(
      `SELECT MAX(seq) AS last FROM (SELECT seq FROM journal WHERE list = ? ORDER BY seq LIMIT ${batchRows}) AS oldest`,
      [list],
    );
    return row?.last ?? undefined;
  }

  /** Up to `limit` rows and `bytes`, but always one: the database adds them up and sends none beyond. */
  private page(
    reader: Statements,
    where: string,
    parameters: number[],
    direction: 'ASC' | 'DESC',
    limit: number,
    bytes: number,
  ): Promise<EntryRow[]> {
    const order = `ORDER BY seq ${direction}`;
    const measured = `SELECT list, seq, SUM(${byteLength}) OVER (${order}) - ${byteLength} AS earlier FROM journal
      WHERE list = ? AND ${where} ${order} LIMIT ${limit}`;
    return reader.query<EntryRow>(
      `SELECT ${columns} FROM (${measured}) AS measured JOIN journal USING (list, seq)
      WHERE earlier <= ${bytes} ${order}`,
      parameters,
    );
  }
}
