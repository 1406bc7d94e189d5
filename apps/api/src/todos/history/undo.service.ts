import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { AppError, notFound } from '../../errors/app-error.js';
import type { Entry, Members } from '../../journal/entry.js';
import { Journal } from '../../journal/journal.service.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import { labelsOf } from '../labels/label-text.js';
import type { TodoRow } from '../todo.entity.js';
import { type TodoPatch, TodosService } from '../todos.service.js';
import { changedSince, texts } from './changed-since.js';
import { UndoRefused } from './undo-refused.js';

/** Changes read at once in the search for the one that prevents an undo. */
const laterRows = 50;

/**
 * Takes back single changes. What a change wrote must still be there: so nothing is overwritten that came later, and
 * several changes can be taken back one after the other, the last one first.
 */
@Injectable()
export class UndoService {
  constructor(
    private readonly journal: Journal,
    private readonly todos: TodosService,
  ) {}

  /**
   * Does the inverse of a change by the same rules as any write, and so leaves a change itself.
   * @returns the todo after it
   * @throws AppError `not-found`, `changes-folded`, and those of the write
   * @throws UndoRefused when a later change is in the way, or the change has no inverse
   */
  async undo(tx: Transaction, scope: ListScope, list: number, seq: number): Promise<TodoRow> {
    const entry = await this.journal.find(tx, list, seq);
    if (!entry) throw await this.missing(tx, list, seq);
    if (entry.kind === 'filters') {
      throw new UndoRefused(
        'it changed no todo but the saved filters, which PATCH /lists/{id}/filters changes',
        undefined,
      );
    }
    const row = await this.todos.find(tx, scope, entry.todo);
    if (!row || (row.list !== list) !== (entry.kind === 'left')) {
      throw new UndoRefused(reasonOfAbsence(entry), await this.lastOf(tx, list, entry));
    }
    const { id } = row;
    switch (entry.kind) {
      case 'left':
        return this.todos.patch(tx, scope, id, { ...inverseOf(entry.former), list }, {});
      case 'trashed':
        await this.require(tx, list, entry, row, ['deleted']);
        return this.todos.restore(tx, scope, id, {});
      case 'created':
      case 'restored':
        await this.require(tx, list, entry, row, ['deleted', ...texts]);
        await this.todos.trash(tx, scope, id, {});
        return (await this.todos.find(tx, scope, id)) as TodoRow;
      default:
        await this.require(tx, list, entry, row, ['deleted', ...membersOf(entry.former)]);
        await this.turnBackSuccessor(tx, scope, row, entry);
        return this.todos.patch(tx, scope, id, inverseOf(entry.former), {});
    }
  }

  /**
   * What followed when a todo was completed goes to the trash as the completion is taken back, and comes back with it.
   * @param row the completed todo
   * @throws UndoRefused when the successor was changed since, or is nowhere to come back from
   */
  private async turnBackSuccessor(tx: Transaction, scope: ListScope, row: TodoRow, entry: Entry): Promise<void> {
    const { next } = entry.former;
    if (next === undefined) return;
    const id = Number(next ?? entry.state?.next);
    const successor = await this.todos.find(tx, scope, id);
    if (next !== null) {
      if (!successor) throw new UndoRefused(`the todo that followed it, ${id}, was removed for good`, undefined);
      if (successor.deleted !== null) await this.todos.restore(tx, scope, id, {});
    } else if (successor?.deleted === null) {
      if (successor.list !== row.list)
        throw new UndoRefused(`the todo that followed it, ${id}, is in another list`, undefined);
      const [made] = (await this.journal.history(tx, row.list, id, entry.seq, 1)).entries;
      if (made)
        await this.require(
          tx,
          row.list,
          made,
          successor,
          ['deleted', ...texts],
          `of the todo that followed it, ${id}, `,
        );
      await this.todos.trash(tx, scope, id, {});
    }
  }

  /** @throws UndoRefused unless these members are as the change left them */
  private async require(
    tx: Transaction,
    list: number,
    entry: Entry,
    row: TodoRow,
    members: readonly string[],
    of = '',
  ): Promise<void> {
    const differing = changedSince(row, entry, members);
    if (differing.length === 0) return;
    const later = await this.lastOf(tx, list, entry, differing);
    throw new UndoRefused(`${of}${namesOf(differing)} changed since`, later);
  }

  /** The last change after this one that wrote any of these members; without them, the last one at all. */
  private async lastOf(
    tx: Transaction,
    list: number,
    { seq, todo }: Entry,
    members?: readonly string[],
  ): Promise<Entry | undefined> {
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const { entries, last, more } = await this.journal.history(tx, list, todo, before, laterRows);
      const found = entries.find(
        (each) => each.seq > seq && (!members || members.some((member) => member in each.former)),
      );
      if (found || !more || last <= seq) return found;
      before = last;
    }
  }

  private async missing(tx: Transaction, list: number, seq: number): Promise<AppError> {
    const last = await this.journal.newest(tx, list);
    if (seq === 0 || seq > last) return notFound(seq);
    const first = (await this.journal.first(tx, list)) ?? last + 1;
    return new AppError('changes-folded', `change ${seq} is not kept any more`, { members: { first, last } });
  }
}

function reasonOfAbsence({ kind }: Entry): string {
  if (kind === 'purged') return 'what was removed for good cannot be brought back';
  if (kind === 'left') return 'the todo is in no other list of yours: it came back, or you may not see where it is';
  return 'the todo is not here any more: it was removed for good, or moved to another list';
}

/** The members that a change wrote and that a write can set again. */
function membersOf(former: Members): string[] {
  return Object.keys(former).filter((member) => member in inverses);
}

/** Members of a row under their names in a patch. */
const inverses: Record<string, keyof TodoPatch> = {
  title: 'title',
  content: 'content',
  status: 'status',
  due: 'due',
  position: 'order',
  assignee: 'assignee',
  repeat: 'repeat',
  repeatFrom: 'repeatFrom',
  next: 'next',
  priority: 'priority',
  labels: 'labels',
  list: 'list',
};

function inverseOf(former: Members): TodoPatch {
  const inPatch = (member: string) => (member === 'labels' ? labelsOf(former.labels as string | null) : former[member]);
  return Object.fromEntries(membersOf(former).map((member) => [inverses[member] as string, inPatch(member)]));
}

function namesOf(members: readonly string[]): string {
  return members.map((member) => (member === 'deleted' ? 'whether it is in the trash' : member)).join(', ');
}
