import { Injectable } from '@nestjs/common';
import type { ClearQuery } from '@todo/shared/todos/list-query';
import type { Cleared, CreateTodo, PatchTodo, ReplaceTodo } from '@todo/shared/todos/todo';
import { Database } from '../database/database.js';
import { toStored } from '../database/sql/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { notFound } from '../errors/app-error.js';
import { type Expectation, requireExpected } from './expectation.js';
import { ListRepository } from './list/list.repository.js';
import { toFilter } from './list/list-request.js';
import { Places } from './order/places.js';
import { Quota } from './quota/quota.js';
import { statusFor } from './status-for.js';
import type { TodoRow } from './todo.entity.js';
import { type TodoChanges, TodoRepository } from './todo.repository.js';

/**
 * Business rules of todos, each of which belongs to one owner. Writes take the transaction they run in, and throw
 * `not-found` for a todo that is missing, VersionMismatch for one that is not in the expected state, and
 * `quota-exceeded` for a write that would store too much.
 */
@Injectable()
export class TodosService {
  constructor(
    private readonly db: Database,
    private readonly repository: TodoRepository,
    private readonly lists: ListRepository,
    private readonly places: Places,
    private readonly quota: Quota,
  ) {}

  /** @throws AppError `not-found`, also for a todo in the trash */
  async get(owner: number, id: number): Promise<TodoRow> {
    const row = await this.db.reads((reader) => this.repository.find(reader, owner, id));
    if (!row || row.deleted !== null) throw notFound(id);
    return row;
  }

  /** Locks a todo in a transaction, live or in the trash. */
  find(tx: Transaction, owner: number, id: number): Promise<TodoRow | undefined> {
    return this.repository.lock(tx, owner, id);
  }

  async create(tx: Transaction, owner: number, input: CreateTodo): Promise<TodoRow> {
    const now = toStored(this.db.now());
    const row = await this.repository.insert(tx, {
      list: owner,
      title: input.title,
      content: input.content,
      status: input.status ?? (input.completed ? 'DONE' : 'TODO'),
      created: now,
      updated: now,
      due: input.due,
      position: input.order ?? (await this.places.top(tx, owner)),
      version: 1,
      deleted: null,
      assignee: null,
    });
    await this.quota.count(tx, owner, undefined, row);
    return row;
  }

  /** Replaces a todo: members that are left out get their defaults; only its position stays. */
  async replace(
    tx: Transaction,
    owner: number,
    id: number,
    input: ReplaceTodo,
    expected: Expectation,
  ): Promise<TodoRow> {
    const row = await this.lockLive(tx, owner, id);
    requireExpected(row, expected, input.version);
    return this.write(tx, owner, row, {
      title: input.title,
      content: input.content,
      status: input.status,
      due: input.due,
      position: input.order ?? row.position,
    });
  }

  async patch(tx: Transaction, owner: number, id: number, input: PatchTodo, expected: Expectation): Promise<TodoRow> {
    const row = await this.lockLive(tx, owner, id);
    requireExpected(row, expected, input.version);
    const changes: TodoChanges = {};
    if (input.title !== undefined) changes.title = input.title;
    if (input.content !== undefined) changes.content = input.content ?? '';
    if (input.due !== undefined) changes.due = input.due;
    const status = input.status ?? statusFor(input.completed, row.status);
    if (status !== undefined) changes.status = status;
    const position = await this.positionFor(tx, owner, row, input);
    if (position !== undefined) changes.position = position;
    return this.write(tx, owner, row, changes);
  }

  /** Moves a todo to the trash. */
  async trash(tx: Transaction, owner: number, id: number, expected: Expectation): Promise<void> {
    const row = await this.lockLive(tx, owner, id);
    requireExpected(row, expected);
    await this.repository.update(tx, row, { deleted: toStored(this.db.now()) });
  }

  /** Restores a todo from the trash to its old position. One that is not in the trash stays as it is. */
  async restore(tx: Transaction, owner: number, id: number, expected: Expectation): Promise<TodoRow> {
    const row = await this.find(tx, owner, id);
    if (!row) throw notFound(id);
    requireExpected(row, expected);
    return row.deleted === null ? row : this.write(tx, owner, row, { deleted: null });
  }

  /** Permanently deletes a todo in the trash. */
  async purge(tx: Transaction, owner: number, id: number, expected: Expectation): Promise<void> {
    const row = await this.find(tx, owner, id);
    if (!row || row.deleted === null) throw notFound(id);
    requireExpected(row, expected);
    await this.repository.purge(tx, [id]);
  }

  /** Moves all todos that the filter selects to the trash or, if they are there already, deletes them permanently. */
  async clear(tx: Transaction, owner: number, query: ClearQuery): Promise<Cleared> {
    const filter = toFilter(query);
    const ids = await this.lists.lockMatching(tx, owner, filter);
    if (filter.deleted) await this.repository.purge(tx, ids);
    else await this.repository.trash(tx, ids, toStored(this.db.now()));
    return { deleted: ids.length, ids };
  }

  private async lockLive(tx: Transaction, owner: number, id: number): Promise<TodoRow> {
    const row = await this.find(tx, owner, id);
    if (!row || row.deleted !== null) throw notFound(id);
    return row;
  }

  /** Writes the changed members. If nothing changed, nothing is written, and the version and list positions stay. */
  private async write(tx: Transaction, owner: number, row: TodoRow, values: TodoChanges): Promise<TodoRow> {
    const differs = ([name, value]: [string, unknown]) => row[name as keyof TodoRow] !== value;
    const changes = Object.entries(values).filter(differs);
    if (changes.length === 0) return row;
    const written = await this.repository.update(tx, row, {
      ...Object.fromEntries(changes),
      updated: toStored(this.db.now()),
    });
    await this.quota.count(tx, owner, row, written);
    return written;
  }

  private async positionFor(
    tx: Transaction,
    owner: number,
    row: TodoRow,
    input: PatchTodo,
  ): Promise<number | undefined> {
    if (input.before !== undefined) return this.places.nextTo(tx, owner, row, 'before', input.before);
    if (input.after !== undefined) return this.places.nextTo(tx, owner, row, 'after', input.after);
    return input.order;
  }
}
