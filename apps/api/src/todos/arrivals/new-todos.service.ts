import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import { toIso, toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { labelText } from '../labels/label-text.js';
import { gap, Places } from '../order/places.js';
import { Quota } from '../quota/quota.js';
import { bytesOf } from '../quota/stored.js';
import type { TodoRow } from '../todo.entity.js';
import { mostInserted, TodoRepository } from '../todo.repository.js';
import type { NewTodo } from './new-todo.js';

/** The todos of one arrival, while they come in. */
export interface Arrival {
  tx: Transaction;
  list: number;
  /** Stored timestamp of the present. */
  now: string;
  /** Of the next todo. */
  position: number;
  stored: { todos: number; bytes: number };
  added: { todos: number; bytes: number };
}

/** Many new todos of one list in one transaction, at a fraction of the cost of one by one. */
@Injectable()
export class NewTodos {
  constructor(
    private readonly db: Database,
    private readonly repository: TodoRepository,
    private readonly places: Places,
    private readonly quota: Quota,
  ) {}

  /**
   * Begins an arrival of up to `most` todos. They come first in the list, in the order in which they are added. Writes
   * of others that change how much the list holds wait until the transaction ends.
   */
  async begin(tx: Transaction, list: number, most: number): Promise<Arrival> {
    const stored = await this.quota.lock(tx, list);
    const position = (await this.places.top(tx, list)) - gap * Math.max(0, most - 1);
    return { tx, list, now: toStored(this.db.now()), position, stored, added: { todos: 0, bytes: 0 } };
  }

  /**
   * @returns the ids of the new todos, in their order
   * @throws AppError `quota-exceeded`
   */
  async add(arrival: Arrival, todos: readonly NewTodo[]): Promise<number[]> {
    const { added, stored } = arrival;
    added.todos += todos.length;
    for (const todo of todos) added.bytes += bytesOf(todo);
    this.quota.require({ todos: stored.todos + added.todos, bytes: stored.bytes + added.bytes });
    const ids: number[] = [];
    for (let start = 0; start < todos.length; start += mostInserted) {
      const rows = todos.slice(start, start + mostInserted).map((todo) => toRow(todo, arrival));
      ids.push(...(await this.repository.insertAll(arrival.tx, rows)).map(({ id }) => id));
      // SQLite answers at once: without a pause, nobody else would be served until the last row.
      await setImmediate();
    }
    return ids;
  }

  /** Counts what was added; call it last. */
  async end({ tx, list, added }: Arrival): Promise<void> {
    await this.quota.grow(tx, list, added);
  }

  /** @throws AppError `quota-exceeded` if a list has no room for so much more */
  async requireRoom(list: number, more: { todos: number; bytes: number }): Promise<void> {
    const stored = await this.db.readsLatest((reader) => this.quota.stored(reader, list));
    this.quota.require({ todos: stored.todos + more.todos, bytes: stored.bytes + more.bytes });
  }

  /** Those of these ids that are not in the trash, in whatever list. */
  async live(reader: Pick<Reader, 'query'>, ids: readonly number[]): Promise<Set<number>> {
    return new Set(await this.repository.liveAmong(reader, ids));
  }

  /** Those of these ids that are there, in the trash too. */
  async existing(tx: Transaction, ids: readonly number[]): Promise<Set<number>> {
    return new Set(await this.repository.existing(tx, ids));
  }

  /** Those of these todos, by id and by when they were made, that are in a list; which ids alone do not tell. */
  async here(
    reader: Pick<Reader, 'query'>,
    list: number,
    todos: readonly { id: number; created: string }[],
  ): Promise<Set<number>> {
    if (todos.length === 0) return new Set();
    const rows = await this.repository.among(
      reader,
      list,
      todos.map(({ id }) => id),
    );
    const created = new Map(rows.filter((row) => row.deleted === null).map((row) => [row.id, toIso(row.created)]));
    return new Set(todos.filter((todo) => created.get(todo.id) === todo.created).map(({ id }) => id));
  }
}

function toRow(todo: NewTodo, arrival: Arrival): Omit<TodoRow, 'id'> {
  const { list, now, position } = arrival;
  arrival.position += gap;
  const { labels, created, ...members } = todo;
  return {
    ...members,
    list,
    created: created === null ? now : toStored(new Date(created)),
    updated: now,
    position,
    version: 1,
    deleted: null,
    next: null,
    labels: labelText(labels),
  };
}
