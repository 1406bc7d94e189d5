import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import type { ClearQuery, ListQuery } from '@todo/shared/list-query';
import type { CreateTodo, PatchTodo, ReplaceTodo, Status, Todo } from '@todo/shared/todo';
import type { EntityManager } from 'typeorm';
import { Database } from '../db/database.js';
import { toStored } from '../db/timestamp.js';
import { notFound } from '../http/app-error.js';
import { sharedOwner } from '../http/caller.js';
import { type EntityTags, matches } from '../http/etag.js';
import { Kept } from '../http/known-queries.js';
import { encodeCursor } from './cursor.js';
import { keysetOf, pageStatements, type Statement } from './list-plan.js';
import { type ListRequest, nameOf, toFilter, toListRequest } from './list-request.js';
import { neighbourPosition, topPosition } from './place.js';
import type { TodoRow } from './todo.entity.js';
import { toTodo } from './todo.mapper.js';
import {
  countRows,
  findRow,
  giveRows,
  insertRow,
  listOwners,
  listRows,
  lockMatching,
  lockRow,
  purgeOwner,
  purgeRows,
  rowsAfter,
  trashRows,
  updateRow,
} from './todo.repository.js';

/** One page of a list. */
export interface Page {
  rows: TodoRow[];
  /** Whether the contents are cut, one character beyond what is shown of them. */
  excerpt: boolean;
  /** Makes the cursor of the page after this one; absent on the last. */
  next: (() => string) | undefined;
  /** Rows of the whole list; only when it was asked for. */
  total: number | undefined;
}

/** A list query with the statements that answer it. */
interface ListPlan extends ListRequest {
  statements: readonly Statement[];
}

/** What a write requires of the row it meets. */
export interface Precondition {
  ifMatch?: EntityTags | undefined;
  version?: number | undefined;
}

/** The row was written since the client read it. Carries the row as it is now, so that nothing has to be lost. */
export class VersionMismatch extends Error {
  constructor(readonly current: TodoRow) {
    super('the todo changed since you read it');
  }
}

type Changes = Partial<Omit<TodoRow, 'id' | 'version'>>;

/** The rules of todos, each of which belongs to its owner. Writes take the transaction they are part of. */
@Injectable()
export class TodosService {
  private readonly plans = new Kept<ListPlan>();

  constructor(private readonly db: Database) {}

  /** @throws AppError `invalid-parameter` when the cursor belongs to another list */
  async list(owner: number, query: ListQuery): Promise<Page> {
    const { filter, order, limit, count, list, excerpt, statements } = this.plans.get(query) ?? this.plan(owner, query);
    return this.db.reads(async (reader) => {
      const rows = await listRows(reader, owner, statements, limit + 1);
      const more = rows.length > limit;
      if (more) rows.pop();
      const last = rows.at(-1);
      return {
        rows,
        excerpt,
        next: more && last ? () => encodeCursor(keysetOf(last, order), nameOf(owner, list)) : undefined,
        total: count ? await countRows(reader, this.db.dialect, owner, filter) : undefined,
      };
    });
  }

  private plan(owner: number, query: ListQuery): ListPlan {
    const request = toListRequest(owner, query);
    const { filter, after, limit } = request;
    const plan = { ...request, statements: pageStatements(filter, { ...request, limit: limit + 1 }, this.db.dialect) };
    // A day that was `today` is not tomorrow, and a cursor is its owner's.
    return filter.today === undefined && after === undefined ? this.plans.set(query, plan) : plan;
  }

  /** @throws AppError `not-found`, also for what is in the trash */
  async get(owner: number, id: number): Promise<TodoRow> {
    const row = await this.db.reads((reader) => findRow(reader, this.db.dialect, owner, id));
    if (!row || row.deleted !== null) throw notFound(id);
    return row;
  }

  async create(tx: EntityManager, owner: number, input: CreateTodo): Promise<TodoRow> {
    const now = toStored(new Date());
    return insertRow(tx, {
      owner,
      title: input.title,
      content: input.content,
      status: input.status ?? (input.completed ? 'DONE' : 'TODO'),
      created: now,
      updated: now,
      due: input.due,
      position: input.order ?? (await topPosition(tx, this.db.dialect, owner)),
      version: 1,
      deleted: null,
    });
  }

  /** Full replacement: what is left out takes its default; only the place in the order stays. */
  async replace(
    tx: EntityManager,
    owner: number,
    id: number,
    input: ReplaceTodo,
    precondition: Precondition,
  ): Promise<TodoRow> {
    const row = await this.lockLive(tx, owner, id, { ...precondition, version: input.version });
    return this.write(tx, row, {
      title: input.title,
      content: input.content,
      status: input.status,
      due: input.due,
      position: input.order ?? row.position,
    });
  }

  async patch(
    tx: EntityManager,
    owner: number,
    id: number,
    input: PatchTodo,
    precondition: Precondition,
  ): Promise<TodoRow> {
    const row = await this.lockLive(tx, owner, id, { ...precondition, version: input.version });
    const changes: Changes = {};
    if (input.title !== undefined) changes.title = input.title;
    if (input.content !== undefined) changes.content = input.content ?? '';
    if (input.due !== undefined) changes.due = input.due;
    const status = input.status ?? statusFor(input.completed, row.status);
    if (status !== undefined) changes.status = status;
    const position = await this.positionFor(tx, owner, id, input);
    if (position !== undefined) changes.position = position;
    return Object.keys(changes).length === 0 ? row : this.write(tx, row, changes);
  }

  async trash(tx: EntityManager, owner: number, id: number, precondition: Precondition): Promise<void> {
    const row = await this.lockLive(tx, owner, id, precondition);
    await updateRow(tx, row, { deleted: toStored(new Date()) });
  }

  /** Takes a todo out of the trash, to where it was. One that is not in the trash stays as it is. */
  async restore(tx: EntityManager, owner: number, id: number): Promise<TodoRow> {
    const row = await lockRow(tx, this.db.dialect, owner, id);
    if (!row) throw notFound(id);
    return row.deleted === null ? row : this.write(tx, row, { deleted: null });
  }

  /** Removes a todo in the trash for good. */
  async purge(tx: EntityManager, owner: number, id: number): Promise<void> {
    const row = await lockRow(tx, this.db.dialect, owner, id);
    if (!row || row.deleted === null) throw notFound(id);
    await purgeRows(tx, [id]);
  }

  /** Moves all that the filter names to the trash or, if they are there, removes them for good; returns their ids. */
  async clear(tx: EntityManager, owner: number, query: ClearQuery): Promise<number[]> {
    const filter = toFilter(query);
    const ids = await lockMatching(tx, this.db.dialect, owner, filter);
    if (filter.deleted) await purgeRows(tx, ids);
    else await trashRows(tx, ids, toStored(new Date()));
    return ids;
  }

  /** All todos of an owner, in order of id, the trash included. */
  async everything(owner: number, origin: string): Promise<Todo[]> {
    const rows: TodoRow[] = [];
    await this.db.reads(async (reader) => {
      for (;;) {
        const batch = await rowsAfter(reader, this.db.dialect, owner, rows.at(-1)?.id ?? 0, limits.listRows);
        rows.push(...batch);
        if (batch.length < limits.listRows) break;
      }
    });
    return rows.map((row) => toTodo(row, origin));
  }

  /** Ids of everybody who owns a todo. */
  owners(): Promise<number[]> {
    return this.db.reads(listOwners);
  }

  /** Makes an owner of what was shared by all. */
  async takeOver(tx: EntityManager, owner: number): Promise<void> {
    await giveRows(tx, sharedOwner, owner);
  }

  /** Removes all todos of an owner for good. */
  async removeAll(tx: EntityManager, owner: number): Promise<void> {
    await purgeOwner(tx, owner);
  }

  private async lockLive(tx: EntityManager, owner: number, id: number, precondition: Precondition): Promise<TodoRow> {
    const row = await lockRow(tx, this.db.dialect, owner, id);
    if (!row || row.deleted !== null) throw notFound(id);
    const { ifMatch, version } = precondition;
    if (ifMatch !== undefined && !matches(ifMatch, String(row.version))) throw new VersionMismatch(row);
    if (version !== undefined && version !== row.version) throw new VersionMismatch(row);
    return row;
  }

  private write(tx: EntityManager, row: TodoRow, changes: Changes): Promise<TodoRow> {
    return updateRow(tx, row, { ...changes, updated: toStored(new Date()) });
  }

  private async positionFor(
    tx: EntityManager,
    owner: number,
    id: number,
    input: PatchTodo,
  ): Promise<number | undefined> {
    const list = { tx, dialect: this.db.dialect, owner, moving: id };
    if (input.before !== undefined) return neighbourPosition(list, 'before', input.before);
    if (input.after !== undefined) return neighbourPosition(list, 'after', input.after);
    return input.order;
  }
}

/** `completed: false` reopens what is done; what is in progress is not completed already. */
function statusFor(completed: boolean | undefined, status: Status): Status | undefined {
  if (completed === undefined) return undefined;
  if (completed) return 'DONE';
  return status === 'DONE' ? 'TODO' : undefined;
}
