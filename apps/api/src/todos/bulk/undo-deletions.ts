import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { ActionChange } from '../../journal/actions/action.js';
import { Journal } from '../../journal/journal.service.js';
import { changedSince, texts } from '../history/changed-since.js';
import type { TodoRow } from '../todo.entity.js';
import { TodoRepository } from '../todo.repository.js';

/** Changes that are read at once, with the texts of their todos. */
const batchRows = 200;

/**
 * Takes back deletions, and what was brought back from the trash, a batch at a time: clearing a list may have deleted
 * more todos than a transaction can take back one by one.
 */
@Injectable()
export class UndoDeletions {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly todos: TodoRepository,
  ) {}

  /**
   * @param changes each the only one of its todo, in lists that the caller may write to; those of other kinds are left out
   * @returns the todos after it, by their ids, as far as nobody has changed them since
   */
  async takeBack(tx: Transaction, changes: readonly ActionChange[]): Promise<Map<number, TodoRow>> {
    const done = new Map<number, TodoRow>();
    const at = toStored(this.db.now());
    for (const [list, inList] of Map.groupBy(changes, (change) => change.list)) {
      for (const [kind, alike] of Map.groupBy(inList, (change) => change.kind)) {
        if (kind !== 'trashed' && kind !== 'restored') continue;
        for (let start = 0; start < alike.length; start += batchRows) {
          const rows = await this.unchanged(tx, list, alike.slice(start, start + batchRows));
          const ids = rows.map(({ id }) => id);
          const values = kind === 'trashed' ? { deleted: null, updated: at } : { deleted: at };
          await this.todos.updateAll(tx, ids, values);
          for (const row of rows) done.set(row.id, { ...row, ...values, version: row.version + 1 });
        }
      }
    }
    return done;
  }

  /** The todos that are as these changes left them, locked. */
  private async unchanged(tx: Transaction, list: number, changes: readonly ActionChange[]): Promise<TodoRow[]> {
    const seqs = changes.map(({ seq }) => seq);
    const entries = new Map((await this.journal.findAll(tx, list, seqs)).map((entry) => [entry.todo, entry]));
    const rows = await this.todos.lockAmong(tx, list, [...entries.keys()]);
    return rows.filter((row) => {
      const entry = entries.get(row.id);
      const members = entry?.kind === 'trashed' ? ['deleted'] : ['deleted', ...texts];
      return entry !== undefined && changedSince(row, entry, members).length === 0;
    });
  }
}
