import { Injectable } from '@nestjs/common';
import type { ClearQuery, ListQuery } from '@todo/shared/list-query';
import type { CreateTodo, PatchTodo, ReplaceTodo, Todo } from '@todo/shared/todo';
import { Database, type Reader } from '../database/database.js';
import { toStored } from '../database/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { notFound } from '../errors/app-error.js';
import { Kept } from '../http/input/known-queries.js';
import { sharedOwner } from '../identity/caller.js';
import { encodeCursor } from './list/cursor.js';
import { ListRepository } from './list/list.repository.js';
import { keysetOf } from './list/list-cut.js';
import { type ListRequest, nameOf, toFilter, toListRequest } from './list/list-request.js';
import type { Statement } from './list/list-sql.js';
import { rowsOfPage } from './list/page-budget.js';
import { Places } from './place.js';
import { type Precondition, requireState } from './precondition.js';
import { Quota } from './quota/quota.js';
import { Searches } from './search/searches.js';
import { statusFor } from './status-for.js';
import type { TodoRow } from './todo.entity.js';
import { toTodo } from './todo.mapper.js';
import { type TodoChanges, TodoRepository } from './todo.repository.js';

/** One page of a list. */
export interface Page {
  rows: TodoRow[];
  /** Whether the contents are cut, one character beyond what is shown of them. */
  excerpt: boolean;
  /** The query in one spelling, without the cursor. */
  spelling: string;
  /** Makes the cursor of the page after this one; absent on the last. */
  next: (() => string) | undefined;
  /** Rows of the whole list; only when it was asked for. */
  total: number | undefined;
}

/** A list query with the statements that answer it. */
interface ListPlan extends ListRequest {
  /** Whose it is, if it has a cursor: that is its owner's. */
  owner: number | undefined;
  statements: readonly Statement[];
}

/** The rules of todos, each of which belongs to its owner. Writes take the transaction they are part of. */
@Injectable()
export class TodosService {
  private readonly plans = new Kept<ListPlan>();
  private readonly searches = new Searches();

  constructor(
    private readonly db: Database,
    private readonly repository: TodoRepository,
    private readonly lists: ListRepository,
    private readonly places: Places,
    private readonly quota: Quota,
  ) {}

  /** @throws AppError `invalid-parameter` when the cursor belongs to another list */
  async list(owner: number, query: ListQuery): Promise<Page> {
    const plan = this.planOf(owner, query);
    const { filter, order, limit, count, list, excerpt, spelling, statements } = plan;
    const read = async (reader: Reader): Promise<Page> => {
      const found = await this.lists.page(reader, owner, statements, limit + 1);
      const rows = found.slice(0, rowsOfPage(found, limit));
      const last = rows.at(-1);
      return {
        rows,
        excerpt,
        spelling,
        next:
          rows.length < found.length && last
            ? () => encodeCursor(keysetOf(last, order), nameOf(owner, list))
            : undefined,
        total: count ? await this.lists.count(reader, owner, filter) : undefined,
      };
    };
    return filter.search === undefined ? this.db.reads(read) : this.searches.run(owner, () => this.db.searches(read));
  }

  private planOf(owner: number, query: ListQuery): ListPlan {
    const kept = this.plans.get(query);
    if (kept && (kept.owner === undefined || kept.owner === owner)) return kept;
    const request = toListRequest(owner, query);
    const { filter, after } = request;
    const statements = this.lists.plan(filter, request);
    const plan = { ...request, statements, owner: after && owner };
    // A day that was `today` is not tomorrow.
    return filter.today === undefined ? this.plans.set(query, plan) : plan;
  }

  /** A todo as it is in a transaction, live or in the trash. */
  find(tx: Transaction, owner: number, id: number): Promise<TodoRow | undefined> {
    return this.repository.lock(tx, owner, id);
  }

  /** @throws AppError `not-found`, also for what is in the trash */
  async get(owner: number, id: number): Promise<TodoRow> {
    const row = await this.db.reads((reader) => this.repository.find(reader, owner, id));
    if (!row || row.deleted !== null) throw notFound(id);
    return row;
  }

  async create(tx: Transaction, owner: number, input: CreateTodo): Promise<TodoRow> {
    const now = toStored(this.db.now());
    const row = await this.repository.insert(tx, {
      owner,
      title: input.title,
      content: input.content,
      status: input.status ?? (input.completed ? 'DONE' : 'TODO'),
      created: now,
      updated: now,
      due: input.due,
      position: input.order ?? (await this.places.top(tx, owner)),
      version: 1,
      deleted: null,
    });
    await this.quota.count(tx, owner, undefined, row);
    return row;
  }

  /** Full replacement: what is left out takes its default; only the place in the order stays. */
  async replace(
    tx: Transaction,
    owner: number,
    id: number,
    input: ReplaceTodo,
    precondition: Precondition,
  ): Promise<TodoRow> {
    const row = await this.lockLive(tx, owner, id, { ...precondition, version: input.version });
    return this.write(tx, owner, row, {
      title: input.title,
      content: input.content,
      status: input.status,
      due: input.due,
      position: input.order ?? row.position,
    });
  }

  async patch(
    tx: Transaction,
    owner: number,
    id: number,
    input: PatchTodo,
    precondition: Precondition,
  ): Promise<TodoRow> {
    const row = await this.lockLive(tx, owner, id, { ...precondition, version: input.version });
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

  async trash(tx: Transaction, owner: number, id: number, precondition: Precondition): Promise<void> {
    const row = await this.lockLive(tx, owner, id, precondition);
    await this.repository.update(tx, row, { deleted: toStored(this.db.now()) });
  }

  /** Takes a todo out of the trash, to where it was. One that is not in the trash stays as it is. */
  async restore(tx: Transaction, owner: number, id: number, precondition: Precondition): Promise<TodoRow> {
    const row = await this.repository.lock(tx, owner, id);
    if (!row) throw notFound(id);
    requireState(row, precondition);
    return row.deleted === null ? row : this.write(tx, owner, row, { deleted: null });
  }

  /** Removes a todo in the trash for good. */
  async purge(tx: Transaction, owner: number, id: number, precondition: Precondition): Promise<void> {
    const row = await this.repository.lock(tx, owner, id);
    if (!row || row.deleted === null) throw notFound(id);
    requireState(row, precondition);
    await this.repository.purge(tx, [id]);
  }

  /** Moves all that the filter names to the trash or, if they are there, removes them for good; returns their ids. */
  async clear(tx: Transaction, owner: number, query: ClearQuery): Promise<number[]> {
    const filter = toFilter(query);
    const ids = await this.lists.lockMatching(tx, owner, filter);
    if (filter.deleted) await this.repository.purge(tx, ids);
    else await this.repository.trash(tx, ids, toStored(this.db.now()));
    return ids;
  }

  /** Ids of all todos of an owner, in order, the trash included. */
  async idsOf(owner: number): Promise<number[]> {
    return (await this.db.reads((reader) => this.repository.idsOf(reader, owner))).sort((a, b) => a - b);
  }

  /** Those of the owner's todos that have one of these ids, in order of id. */
  async among(owner: number, ids: readonly number[], origin: string): Promise<Todo[]> {
    const rows = await this.db.reads((reader) => this.repository.among(reader, owner, ids));
    return rows.map((row) => toTodo(row, origin));
  }

  /** Makes an owner of what was shared by all. */
  async takeOver(tx: Transaction, owner: number): Promise<void> {
    await this.repository.give(tx, sharedOwner, owner);
  }

  /** Removes all todos of an owner for good. */
  async removeAll(tx: Transaction, owner: number): Promise<void> {
    await this.repository.purgeAll(tx, owner);
  }

  private async lockLive(tx: Transaction, owner: number, id: number, precondition: Precondition): Promise<TodoRow> {
    const row = await this.repository.lock(tx, owner, id);
    if (!row || row.deleted !== null) throw notFound(id);
    requireState(row, precondition);
    return row;
  }

  /** Writes what differs; a write that changes nothing is none, and leaves the version and the place in lists alone. */
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
