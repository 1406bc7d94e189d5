import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../database/database.js';
import type { Dialect } from '../database/sql/dialect.js';
import { type Batch, batches, mostPlaceholders } from '../database/sql/placeholders.js';
import type { Transaction } from '../database/transaction.js';
import { TodoJournal } from './history/todo-journal.js';
import { StoredAmountRepository } from './quota/stored-amount.repository.js';
import type { TodoRow } from './todo.entity.js';

/** Columns of a row as it is read. */
export const todoColumns =
  'id, owner AS list, title, content, status, created, updated, due, position, version, deleted, assignee, priority, labels, ' +
  'repeat_rule AS "repeat", repeat_from AS "repeatFrom", repeat_next AS "next"';

/** Columns that are written, by the members of a row. */
const columnOf = {
  list: 'owner',
  title: 'title',
  content: 'content',
  status: 'status',
  created: 'created',
  updated: 'updated',
  due: 'due',
  position: 'position',
  version: 'version',
  deleted: 'deleted',
  assignee: 'assignee',
  repeat: 'repeat_rule',
  repeatFrom: 'repeat_from',
  next: 'repeat_next',
  priority: 'priority',
  labels: 'labels',
} satisfies Record<keyof Omit<TodoRow, 'id'>, string>;

type Member = keyof typeof columnOf;
const members = Object.keys(columnOf) as Member[];
const placeholders = `(${members.map(() => '?').join(', ')})`;
const insertRow = `INSERT INTO todo (${members.map((member) => columnOf[member]).join(', ')}) VALUES ${placeholders}`;

/** Rows that one statement inserts. */
export const mostInserted = Math.floor(mostPlaceholders / members.length);

/** Rows that are read at once with their contents, which may be 15 MB. */
const wholeRows = 250;

export type TodoChanges = Partial<Omit<TodoRow, 'id' | 'version'>>;

/** Todos one by one and by their ids. A method that takes lists never finds the rows of another. */
@Injectable()
export class TodoRepository {
  private readonly dialect: Dialect;

  constructor(
    { dialect }: Database,
    private readonly amounts: StoredAmountRepository,
    private readonly journal: TodoJournal,
  ) {
    this.dialect = dialect;
  }

  /** A row by id in one of these lists, live or in the trash. */
  async find(reader: Reader, lists: readonly number[], id: number): Promise<TodoRow | undefined> {
    const [row] = await reader.query<TodoRow>(this.byId(lists), [id, ...lists]);
    return row;
  }

  /** Locks a row for a change: nobody else can change it until the transaction ends. */
  async lock(tx: Transaction, lists: readonly number[], id: number): Promise<TodoRow | undefined> {
    const [row] = await tx.query<TodoRow[]>(this.byId(lists) + this.dialect.forUpdate, [id, ...lists]);
    return row;
  }

  /** @returns the row with its new id */
  async insert(tx: Transaction, row: Omit<TodoRow, 'id'>): Promise<TodoRow> {
    const result = await tx.query(
      insertRow,
      members.map((member) => row[member]),
    );
    const inserted = { id: this.dialect.insertedId(result), ...row };
    await this.journal.created(tx, inserted);
    return inserted;
  }

  /** Inserts up to `mostInserted` rows with one statement. @returns the rows with their new ids */
  async insertAll(tx: Transaction, rows: readonly Omit<TodoRow, 'id'>[]): Promise<TodoRow[]> {
    if (rows.length === 0) return [];
    const values = rows.flatMap((row) => members.map((member) => row[member]));
    const result = await tx.query(`${insertRow}${`, ${placeholders}`.repeat(rows.length - 1)}`, values);
    const first = this.dialect.firstInsertedId(result, rows.length);
    const inserted = rows.map((row, n) => ({ id: first + n, ...row }));
    for (const row of inserted) await this.journal.created(tx, row);
    return inserted;
  }

  /** Those of these ids that are not in the trash. */
  async liveAmong(reader: Pick<Reader, 'query'>, ids: readonly number[]): Promise<number[]> {
    const live: number[] = [];
    for (const batch of batches(ids)) {
      const sql = `SELECT id FROM todo WHERE id IN (${batch.list}) AND deleted IS NULL`;
      for (const { id } of await reader.query<{ id: number }>(sql, [...batch.ids])) live.push(id);
    }
    return live;
  }

  /** Those of these ids that have a row. */
  async existing(tx: Transaction, ids: readonly number[]): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(
      `SELECT id FROM todo WHERE id IN (${ids.map(() => '?').join(', ')})`,
      [...ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes a changed row and increments its version. */
  async update(tx: Transaction, row: TodoRow, changes: TodoChanges): Promise<TodoRow> {
    const changed = { ...changes, version: row.version + 1 };
    const assignments = Object.keys(changed).map((member) => `${columnOf[member as Member]} = ?`);
    await tx.query(`UPDATE todo SET ${assignments.join(', ')} WHERE id = ?`, [...Object.values(changed), row.id]);
    const written = { ...row, ...changed };
    await this.journal.written(tx, row, written);
    return written;
  }

  /** Moves rows within their list, which counts as a write to each. */
  async move(tx: Transaction, positions: ReadonlyMap<number, number>): Promise<void> {
    for (const batch of batches([...positions.keys()], wholeRows)) {
      for (const row of await this.lockAll(tx, batch)) {
        await this.update(tx, row, { position: positions.get(row.id) ?? row.position });
      }
    }
  }

  /**
   * Moves rows to the trash.
   * @param at when they went there, as a stored timestamp
   */
  trash(tx: Transaction, ids: readonly number[], at: string): Promise<void> {
    return this.updateAll(tx, ids, { deleted: at });
  }

  /** Gives rows other labels. @param at now, as a stored timestamp */
  label(tx: Transaction, ids: readonly number[], labels: string | null, at: string): Promise<void> {
    return this.updateAll(tx, ids, { labels, updated: at });
  }

  /** Locks the rows of a list that an account is to do, the trash included. */
  assignedTo(tx: Transaction, list: number, account: number): Promise<TodoRow[]> {
    return tx.query<TodoRow[]>(
      `SELECT ${todoColumns} FROM todo WHERE owner = ? AND assignee = ? ORDER BY id${this.dialect.forUpdate}`,
      [list, account],
    );
  }

  /** Permanently deletes rows. */
  async purge(tx: Transaction, ids: readonly number[]): Promise<void> {
    for (const batch of batches(ids)) {
      const removed = await this.amounts.of(tx, batch.ids);
      const rows = await tx.query<TodoRow[]>(`SELECT id, owner AS list FROM todo WHERE id IN (${batch.list})`, [
        ...batch.ids,
      ]);
      await tx.query(`DELETE FROM todo WHERE id IN (${batch.list})`, [...batch.ids]);
      await this.amounts.takeOff(tx, removed);
      await this.journal.purged(tx, rows);
    }
  }

  /** Ids of all rows of a list, including the trash, unordered, from an index alone. */
  async idsOf(reader: Reader, list: number): Promise<number[]> {
    const rows = await reader.query<{ id: number }>(`SELECT id FROM todo WHERE ${this.dialect.inList}`, [list]);
    return rows.map(({ id }) => id);
  }

  /** Ids of the live rows of a list in their manual order, from an index alone. */
  async idsInOrder(reader: Reader, list: number): Promise<number[]> {
    const live = `SELECT id FROM todo WHERE ${this.dialect.inList} AND deleted IS NULL`;
    return (await reader.query<{ id: number }>(`${live} ORDER BY position, id`, [list])).map(({ id }) => id);
  }

  /** The rows of a list that have one of these ids, in order of id, including the trash. */
  among(reader: Reader, list: number, ids: readonly number[]): Promise<TodoRow[]> {
    return reader.query<TodoRow>(
      `SELECT ${todoColumns} FROM todo WHERE id IN (${ids.map(() => '?').join(', ')}) AND ${this.dialect.inList} ORDER BY id`,
      [...ids, list],
    );
  }

  /** Transfers all rows of a list to another. In batches, so that no statement takes long. */
  async give(tx: Transaction, from: number, to: number): Promise<void> {
    for (let ids = await this.someOf(tx, from); ids.length > 0; ids = await this.someOf(tx, from)) {
      await this.updateAll(tx, ids, { list: to });
    }
    for (const list of [from, to]) await this.amounts.forget(tx, list);
  }

  /** Permanently deletes all rows of a list. */
  async purgeAll(tx: Transaction, list: number): Promise<void> {
    while (await this.purgeSome(tx, list, mostPlaceholders));
  }

  /**
   * Permanently deletes up to `limit` rows of a list.
   * @returns whether there was any
   */
  async purgeSome(tx: Transaction, list: number, limit: number): Promise<boolean> {
    const ids = await this.someOf(tx, list, limit);
    if (ids.length > 0) await this.purge(tx, ids);
    else {
      await this.amounts.forget(tx, list);
      await this.journal.forget(tx, list);
    }
    return ids.length > 0;
  }

  /** Locks the rows of a list that have one of these ids, in order of id, the trash included. */
  async lockAmong(tx: Transaction, list: number, ids: readonly number[]): Promise<TodoRow[]> {
    if (ids.length === 0) return [];
    const named = ids.map(() => '?').join(', ');
    const sql = `SELECT ${todoColumns} FROM todo WHERE id IN (${named}) AND owner = ? ORDER BY id${this.dialect.forUpdate}`;
    return tx.query<TodoRow[]>(sql, [...ids, list]);
  }

  /** Writes the same to many rows, and increments their versions. */
  async updateAll(tx: Transaction, ids: readonly number[], changes: TodoChanges): Promise<void> {
    const names = Object.keys(changes) as Member[];
    const assignments = names.map((member) => `${columnOf[member]} = ?`).join(', ');
    for (const batch of batches(ids, wholeRows)) {
      const rows = await this.lockAll(tx, batch);
      await tx.query(`UPDATE todo SET ${assignments}, version = version + 1 WHERE id IN (${batch.list})`, [
        ...Object.values(changes),
        ...batch.ids,
      ]);
      for (const row of rows) await this.journal.written(tx, row, { ...row, ...changes, version: row.version + 1 });
    }
  }

  private lockAll(tx: Transaction, { list, ids }: Batch): Promise<TodoRow[]> {
    const sql = `SELECT ${todoColumns} FROM todo WHERE id IN (${list}) ORDER BY id${this.dialect.forUpdate}`;
    return tx.query<TodoRow[]>(sql, [...ids]);
  }

  private byId(lists: readonly number[]): string {
    const inLists = lists.length === 1 ? this.dialect.inList : `owner IN (${lists.map(() => '?').join(', ')})`;
    return `SELECT ${todoColumns} FROM todo WHERE id = ? AND ${inLists}`;
  }

  private async someOf(tx: Transaction, list: number, limit = mostPlaceholders): Promise<number[]> {
    const sql = `SELECT id FROM todo WHERE owner = ? LIMIT ${limit}`;
    return (await tx.query<{ id: number }[]>(sql, [list])).map(({ id }) => id);
  }
}
