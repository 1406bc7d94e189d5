import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../database/database.js';
import type { Dialect } from '../database/sql/dialect.js';
import { batches, mostPlaceholders } from '../database/sql/placeholders.js';
import type { Transaction } from '../database/transaction.js';
import { StoredAmountRepository } from './quota/stored-amount.repository.js';
import type { TodoEntity, TodoRow } from './todo.entity.js';

/** Columns of a row as it is read. */
export const todoColumns = 'id, title, content, status, created, updated, due, position, version, deleted';

const writtenColumns = [
  'owner',
  'title',
  'content',
  'status',
  'created',
  'updated',
  'due',
  'position',
  'version',
  'deleted',
];

export type TodoChanges = Partial<Omit<TodoRow, 'id' | 'version'>>;

/** Todos one by one and by their ids. A method that takes an owner never finds the rows of another. */
@Injectable()
export class TodoRepository {
  private readonly dialect: Dialect;
  private readonly byId: string;

  constructor(
    { dialect }: Database,
    private readonly amounts: StoredAmountRepository,
  ) {
    this.dialect = dialect;
    this.byId = `SELECT ${todoColumns} FROM todo WHERE id = ? AND ${dialect.owned}`;
  }

  /** A row by id, live or in the trash. */
  async find(reader: Reader, owner: number, id: number): Promise<TodoRow | undefined> {
    const [row] = await reader.query<TodoRow>(this.byId, [id, owner]);
    return row;
  }

  /** Locks a row for a change: nobody else can change it until the transaction ends. */
  async lock(tx: Transaction, owner: number, id: number): Promise<TodoRow | undefined> {
    const [row] = await tx.query<TodoRow[]>(this.byId + this.dialect.forUpdate, [id, owner]);
    return row;
  }

  /** @returns the row with its new id */
  async insert(tx: Transaction, row: Omit<TodoEntity, 'id'>): Promise<TodoRow> {
    const { owner: _, ...values } = row;
    const result = await tx.query(
      `INSERT INTO todo (${writtenColumns.join(', ')}) VALUES (${writtenColumns.map(() => '?').join(', ')})`,
      writtenColumns.map((column) => row[column as keyof typeof row]),
    );
    return { ...values, id: this.dialect.insertedId(result) };
  }

  /** Writes a changed row and increments its version. */
  async update(tx: Transaction, row: TodoRow, changes: TodoChanges): Promise<TodoRow> {
    const changed = { ...changes, version: row.version + 1 };
    const assignments = Object.keys(changed).map((column) => `${column} = ?`);
    await tx.query(`UPDATE todo SET ${assignments.join(', ')} WHERE id = ?`, [...Object.values(changed), row.id]);
    return { ...row, ...changed };
  }

  /**
   * Moves rows to the trash.
   * @param at when they went there, as a stored timestamp
   */
  async trash(tx: Transaction, ids: readonly number[], at: string): Promise<void> {
    for (const batch of batches(ids)) {
      await tx.query(`UPDATE todo SET deleted = ?, version = version + 1 WHERE id IN (${batch.list})`, [
        at,
        ...batch.ids,
      ]);
    }
  }

  /** Permanently deletes rows. */
  async purge(tx: Transaction, ids: readonly number[]): Promise<void> {
    for (const batch of batches(ids)) {
      const removed = await this.amounts.of(tx, batch.ids);
      await tx.query(`DELETE FROM todo WHERE id IN (${batch.list})`, [...batch.ids]);
      await this.amounts.takeOff(tx, removed);
    }
  }

  /** Ids of all rows of an owner, including the trash, unordered, from an index alone. */
  async idsOf(reader: Reader, owner: number): Promise<number[]> {
    const rows = await reader.query<{ id: number }>(`SELECT id FROM todo WHERE ${this.dialect.owned}`, [owner]);
    return rows.map(({ id }) => id);
  }

  /** The rows of an owner that have one of these ids, in order of id, including the trash. */
  among(reader: Reader, owner: number, ids: readonly number[]): Promise<TodoRow[]> {
    const list = ids.map(() => '?').join(', ');
    return reader.query<TodoRow>(
      `SELECT ${todoColumns} FROM todo WHERE id IN (${list}) AND ${this.dialect.owned} ORDER BY id`,
      [...ids, owner],
    );
  }

  /** Transfers all rows of an owner to another. In batches, so that no statement takes long. */
  async give(tx: Transaction, from: number, to: number): Promise<void> {
    for (let ids = await this.someOf(tx, from); ids.length > 0; ids = await this.someOf(tx, from)) {
      const list = ids.map(() => '?').join(', ');
      await tx.query(`UPDATE todo SET owner = ? WHERE owner = ? AND id IN (${list})`, [to, from, ...ids]);
    }
    for (const owner of [from, to]) await this.amounts.forget(tx, owner);
  }

  /** Permanently deletes all rows of an owner. */
  async purgeAll(tx: Transaction, owner: number): Promise<void> {
    for (let ids = await this.someOf(tx, owner); ids.length > 0; ids = await this.someOf(tx, owner)) {
      await this.purge(tx, ids);
    }
    await this.amounts.forget(tx, owner);
  }

  private async someOf(tx: Transaction, owner: number): Promise<number[]> {
    const sql = `SELECT id FROM todo WHERE owner = ? LIMIT ${mostPlaceholders}`;
    return (await tx.query<{ id: number }[]>(sql, [owner])).map(({ id }) => id);
  }
}
