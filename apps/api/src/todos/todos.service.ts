import { Injectable } from '@nestjs/common';
import type { Cleared, CreateTodo, PatchTodo, ReplaceTodo } from '@todo/shared/todos/todo';
import { Database } from '../database/database.js';
import { toStored } from '../database/sql/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { notFound } from '../errors/app-error.js';
import { Journal } from '../journal/journal.service.js';
import type { OneList } from '../lists/access/in-list.js';
import type { ListScope } from '../lists/access/list-scope.js';
import { Departures } from '../lists/members/departures.js';
import { Assignees } from './assignees.js';
import { contentWith } from './content-with.js';
import { labelText } from './labels/label-text.js';
import { labelsWith } from './labels/labels-with.js';
import { ListRepository, type Match } from './list/list.repository.js';
import type { ListFilter } from './list/list-cut.js';
import { Places } from './order/places.js';
import { Quota } from './quota/quota.js';
import { once, repeatChanges } from './repeat/repeat-changes.js';
import { Successors } from './repeat/successors.js';
import { statusFor } from './status-for.js';
import { today } from './today.js';
import type { TodoRow } from './todo.entity.js';
import { type TodoChanges, TodoRepository } from './todo.repository.js';
import { type Expectation, requireExpected } from './write/expectation.js';

/** A patch, and the successor that an undo gives a todo back or takes from it. */
export type TodoPatch = PatchTodo & { next?: number | null };

/**
 * Business rules of todos, each of which is in one list. What takes a ListScope finds a todo in any list of the caller.
 * Writes take the transaction they run in, and throw `not-found` for a todo that is missing, `forbidden` for one in a
 * list that the caller may only read, VersionMismatch for one that is not in the expected state, and `quota-exceeded`
 * for a write that would store too much.
 */
@Injectable()
export class TodosService {
  constructor(
    private readonly db: Database,
    private readonly repository: TodoRepository,
    private readonly lists: ListRepository,
    private readonly places: Places,
    private readonly quota: Quota,
    private readonly assignees: Assignees,
    private readonly successors: Successors,
    private readonly journal: Journal,
    departures: Departures,
  ) {
    departures.follow((tx, list, account) => this.unassign(tx, list, account));
  }

  /** @throws AppError `not-found`, also for a todo in the trash */
  async get(scope: ListScope, id: number): Promise<TodoRow> {
    const row = await this.db.reads((reader) => scope.seek(reader, (lists) => this.repository.find(reader, lists, id)));
    if (!row || row.deleted !== null) throw notFound(id);
    return row;
  }

  /** Locks a todo in a transaction, live or in the trash. */
  find(tx: Transaction, scope: ListScope, id: number): Promise<TodoRow | undefined> {
    return scope.seek(tx, (lists) => this.repository.lock(tx, lists, id));
  }

  async create(tx: Transaction, { list }: OneList, input: CreateTodo): Promise<TodoRow> {
    const now = toStored(this.db.now());
    const row = await this.repository.insert(tx, {
      list,
      title: input.title,
      content: input.content,
      status: input.status ?? (input.completed ? 'DONE' : 'TODO'),
      created: now,
      updated: now,
      ...repeatChanges(once, input, this.todayIn(input.tz)),
      next: null,
      position: input.order ?? (await this.places.top(tx, list)),
      version: 1,
      deleted: null,
      assignee: await this.assignees.requireMember(tx, list, input.assignee ?? null),
      priority: input.priority ?? null,
      labels: labelText(input.labels ?? []),
    });
    await this.quota.count(tx, undefined, row);
    return row;
  }

  /** Replaces a todo: members that are left out get their defaults; only its position stays. */
  async replace(
    tx: Transaction,
    scope: ListScope,
    id: number,
    input: ReplaceTodo,
    expected: Expectation,
  ): Promise<TodoRow> {
    const row = await this.lockLive(tx, scope, id);
    requireExpected(row, expected, input.version);
    const changes = {
      title: input.title,
      content: input.content,
      status: input.status,
      priority: input.priority ?? null,
      labels: labelText(input.labels ?? []),
      ...repeatChanges(once, input, this.todayIn(input.tz)),
      ...(await this.placeFor(tx, scope, row, { ...input, assignee: input.assignee ?? null })),
    };
    return this.write(tx, row, changes, input.tz);
  }

  async patch(
    tx: Transaction,
    scope: ListScope,
    id: number,
    input: TodoPatch,
    expected: Expectation,
  ): Promise<TodoRow> {
    const row = await this.lockLive(tx, scope, id);
    requireExpected(row, expected, input.version);
    const changes: TodoChanges = await this.placeFor(tx, scope, row, input);
    if (input.title !== undefined) changes.title = input.title;
    if (input.content !== undefined) changes.content = input.content ?? '';
    if (input.check !== undefined) changes.content = contentWith(row, input.check);
    if (input.priority !== undefined) changes.priority = input.priority;
    changes.labels = labelsWith(row.labels, input);
    Object.assign(changes, repeatChanges(row, input, this.todayIn(input.tz)));
    if (input.next !== undefined) changes.next = input.next;
    const status = input.status ?? statusFor(input.completed, row.status);
    if (status !== undefined) changes.status = status;
    return this.write(tx, row, changes, input.tz);
  }

  /** Moves a todo to the trash. */
  async trash(tx: Transaction, scope: ListScope, id: number, expected: Expectation): Promise<void> {
    const row = await this.lockLive(tx, scope, id);
    requireExpected(row, expected);
    await this.repository.update(tx, row, { deleted: toStored(this.db.now()) });
  }

  /** Restores a todo from the trash to its old position. One that is not in the trash stays as it is. */
  async restore(tx: Transaction, scope: ListScope, id: number, expected: Expectation): Promise<TodoRow> {
    const row = await this.lock(tx, scope, id);
    requireExpected(row, expected);
    return row.deleted === null ? row : this.write(tx, row, { deleted: null });
  }

  /** Permanently deletes a todo in the trash. */
  async purge(tx: Transaction, scope: ListScope, id: number, expected: Expectation): Promise<void> {
    const row = await this.lock(tx, scope, id);
    if (row.deleted === null) throw notFound(id);
    requireExpected(row, expected);
    await this.repository.purge(tx, [id]);
  }

  /**
   * Moves all todos that the filter selects to the trash, as one action, or, if they are there already, deletes them
   * permanently.
   * @param known those that a filter by text was found to select
   */
  async clear(tx: Transaction, list: OneList, filter: ListFilter, known?: Match[]): Promise<Cleared> {
    const ids = await this.lists.lockMatching(tx, list, filter, known);
    if (filter.deleted) await this.repository.purge(tx, ids);
    else {
      this.journal.beginAction(tx);
      await this.repository.trash(tx, ids, toStored(this.db.now()));
    }
    return { deleted: ids.length, ids, action: this.journal.actionOf(tx) };
  }

  /** Locks a todo for a write, live or in the trash. */
  private async lock(tx: Transaction, scope: ListScope, id: number): Promise<TodoRow> {
    const row = await this.find(tx, scope, id);
    if (!row) throw notFound(id);
    scope.requireEditor(row.list);
    return row;
  }

  /** Leaves to nobody what a member was to do who leaves the list. */
  private async unassign(tx: Transaction, list: number, account: number): Promise<void> {
    for (const row of await this.repository.assignedTo(tx, list, account))
      await this.write(tx, row, { assignee: null });
  }

  private async lockLive(tx: Transaction, scope: ListScope, id: number): Promise<TodoRow> {
    const row = await this.lock(tx, scope, id);
    if (row.deleted !== null) throw notFound(id);
    return row;
  }

  /**
   * Writes the changed members. If nothing changed, nothing is written, and the version and list positions stay.
   * @param zone whose day is today for a todo that repeats
   */
  private async write(tx: Transaction, row: TodoRow, values: TodoChanges, zone?: string): Promise<TodoRow> {
    const updated = toStored(this.db.now());
    const differs = ([name, value]: [string, unknown]) => row[name as keyof TodoRow] !== value;
    const followed = await this.successors.follow(tx, row, values, updated, this.todayIn(zone));
    const changes = Object.entries(followed).filter(differs);
    if (changes.length === 0) return row;
    const written = await this.repository.update(tx, row, { ...Object.fromEntries(changes), updated });
    await this.quota.count(tx, row, written);
    return written;
  }

  /** Asked for only where a todo repeats: it is the dearest part of a small write. */
  private todayIn(zone = 'UTC'): () => string {
    return () => today(zone, this.db.now());
  }

  /** In which list the todo will be, at which position, and whose it will be: an assignee is a member of its list. */
  private async placeFor(
    tx: Transaction,
    scope: ListScope,
    row: TodoRow,
    input: Pick<PatchTodo, 'list' | 'order' | 'before' | 'after' | 'assignee'>,
  ): Promise<Pick<TodoRow, 'list' | 'position' | 'assignee'>> {
    const { list = row.list, assignee } = input;
    if (list !== row.list) await scope.requireEditorNow(tx, list);
    return {
      list,
      position: await this.positionFor(tx, list, row, input),
      assignee:
        assignee !== undefined && assignee !== row.assignee
          ? await this.assignees.requireMember(tx, list, assignee)
          : await this.assignees.unlessLeft(tx, list, row),
    };
  }

  private async positionFor(
    tx: Transaction,
    list: number,
    row: TodoRow,
    { order, before, after }: Pick<PatchTodo, 'order' | 'before' | 'after'>,
  ): Promise<number> {
    if (before !== undefined) return this.places.nextTo(tx, list, row, 'before', before);
    if (after !== undefined) return this.places.nextTo(tx, list, row, 'after', after);
    return order ?? (list === row.list ? row.position : this.places.top(tx, list));
  }
}
