import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { AppError, notFound } from '../../errors/app-error.js';
import type { ActionChange } from '../../journal/actions/action.js';
import { Actions } from '../../journal/actions/actions.service.js';
import { Journal } from '../../journal/journal.service.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import { FiltersService } from '../filters/filters.service.js';
import { UndoService } from '../history/undo.service.js';
import { UndoRefused } from '../history/undo-refused.js';
import type { TodoRow } from '../todo.entity.js';
import { TodosService } from '../todos.service.js';
import { type Done, NoneDone, type Outcome, Several } from './several.js';
import { UndoDeletions } from './undo-deletions.js';

/** Takes back what was done at once, todo by todo, the last change of each first. */
@Injectable()
export class UndoActionService {
  constructor(
    private readonly several: Several,
    private readonly actions: Actions,
    private readonly undoing: UndoService,
    private readonly todos: TodosService,
    private readonly journal: Journal,
    private readonly filters: FiltersService,
    private readonly deletions: UndoDeletions,
  ) {}

  /**
   * @returns one outcome for each todo, in the order in which the action first wrote them
   * @throws AppError `not-found` for an action in no list of the caller, `forbidden` where they may only read,
   *   `changes-folded`
   * @throws NoneDone
   */
  async undo(tx: Transaction, scope: ListScope, id: string, atomic: boolean): Promise<Done> {
    const open = await this.openLists(tx, scope, id);
    const changes = await this.actions.changesOf(tx, id);
    if (!changes) throw new AppError('changes-folded', 'not all changes of this action are kept any more');
    const [ofFilters = [], ofTodos = []] = [true, false].map((is) =>
      changes.filter(({ kind }) => (kind === 'filters') === is),
    );
    const isOpen = ({ list }: ActionChange) => open.has(list);
    await this.takeBackFilters(tx, ofFilters.filter(isOpen));
    const byTodo = Map.groupBy(ofTodos, ({ todo }) => todo);
    this.journal.beginAction(tx);
    const alone = [...byTodo.values()].flatMap((its) => (its.length === 1 && its.every(isOpen) ? its : []));
    const done = await this.deletions.takeBack(tx, alone);
    const others = [...byTodo].flatMap(([id, its]) => (done.has(id) ? [] : [its]));
    const all = (outcomes: readonly Outcome[]) => inOrder(byTodo.keys(), done, outcomes);
    try {
      const writes = others.map((its) => () => this.takeBack(tx, scope, open, its));
      const { action, outcomes } = await this.several.run(tx, atomic, writes);
      return { action, outcomes: all(outcomes) };
    } catch (error) {
      throw error instanceof NoneDone ? new NoneDone(all(error.outcomes)) : error;
    }
  }

  /** Those lists of an action in which the caller may write. */
  private async openLists(tx: Transaction, scope: ListScope, id: string): Promise<ReadonlySet<number>> {
    const open = new Set<number>();
    let refusal = notFound(id);
    for (const list of await this.actions.listsOf(tx, id)) {
      try {
        await scope.requireEditorNow(tx, list);
        open.add(list);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'forbidden') refusal = error;
      }
    }
    if (open.size === 0) throw refusal;
    return open;
  }

  /** The saved filters that followed a label go back with it; they are none of the outcomes. */
  private async takeBackFilters(tx: Transaction, changes: readonly ActionChange[]): Promise<void> {
    for (const { list, seq } of changes.toReversed()) {
      const entry = await this.journal.find(tx, list, seq);
      if (entry) await this.filters.takeBack(tx, list, entry.former);
    }
  }

  /** A todo may have been in several lists: its last change of all is the last one in the list where it is. */
  private async takeBack(
    tx: Transaction,
    scope: ListScope,
    open: ReadonlySet<number>,
    changes: readonly ActionChange[],
  ): Promise<Outcome> {
    if (changes.some(({ list }) => !open.has(list))) {
      throw new UndoRefused('it was moved between lists, and you may not write to all of them', undefined);
    }
    const left = Map.groupBy(changes, ({ list }) => list);
    let row: TodoRow | undefined;
    for (let next = await this.last(tx, scope, left); next; next = await this.last(tx, scope, left)) {
      row = await this.undoing.undo(tx, scope, next.list, next.seq);
    }
    return row ? { row } : {};
  }

  private async last(
    tx: Transaction,
    scope: ListScope,
    left: Map<number, ActionChange[]>,
  ): Promise<ActionChange | undefined> {
    const some = [...left.values()].filter((changes) => changes.length > 0);
    const [id] = some.flatMap((changes) => changes.map(({ todo }) => todo));
    if (id === undefined) return undefined;
    const row = await this.todos.find(tx, scope, id);
    const here = (row && left.get(row.list)) ?? some.find((changes) => changes.at(-1)?.kind !== 'left') ?? some[0];
    const change = here?.pop();
    // It left for a list from where it has come back already.
    return change?.kind === 'left' ? this.last(tx, scope, left) : change;
  }
}

/** One outcome for each todo: those that are done already, and the others in their order. */
function inOrder(todos: Iterable<number>, done: ReadonlyMap<number, TodoRow>, others: readonly Outcome[]): Outcome[] {
  let next = 0;
  return [...todos].map((id) => {
    const row = done.get(id);
    return row ? { row } : (others[next++] as Outcome);
  });
}
