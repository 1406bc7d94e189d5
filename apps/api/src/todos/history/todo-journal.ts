import { Injectable } from '@nestjs/common';
import type { ChangeKind } from '@todo/shared/journal/change';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { Members } from '../../journal/entry.js';
import { Journal } from '../../journal/journal.service.js';
import type { TodoRow } from '../todo.entity.js';

/** Members that each write changes, so that they do not tell what it was. */
const always = new Set(['version', 'updated']);

/** Journals the writes of todos; whatever writes a row calls it in the same transaction. */
@Injectable()
export class TodoJournal {
  constructor(private readonly journal: Journal) {}

  created(tx: Transaction, row: TodoRow): Promise<void> {
    return this.journal.record(tx, { list: row.list, todo: row.id, kind: 'created', state: stateOf(row), former: {} });
  }

  /** @param after the same todo, perhaps in another list */
  async written(tx: Transaction, before: TodoRow, after: TodoRow): Promise<void> {
    const state = stateOf(after);
    const former = differing(stateOf(before), state);
    const todo = after.id;
    const { position, assignee } = before;
    if (before.list === after.list) {
      await this.journal.record(tx, { list: after.list, todo, kind: kindOf(former, state), state, former });
      return;
    }
    await this.journal.record(tx, { list: before.list, todo, kind: 'left', former: { position, assignee } });
    await this.journal.record(tx, { list: after.list, todo, kind: 'arrived', state, former });
  }

  /** Records that todos were removed permanently, and removes their texts from the journal too. */
  async purged(tx: Transaction, rows: readonly Pick<TodoRow, 'id' | 'list'>[]): Promise<void> {
    for (const [list, removed] of Map.groupBy(rows, (row) => row.list)) {
      await this.journal.purge(
        tx,
        list,
        removed.map(({ id }) => id),
      );
    }
  }

  /** Removes the whole journal of a list that nobody can read any more. */
  forget(tx: Transaction, list: number): Promise<void> {
    return this.journal.forget(tx, list);
  }
}

function kindOf(former: Members, state: Members): ChangeKind {
  if ('deleted' in former) return state.deleted === null ? 'restored' : 'trashed';
  const changed = Object.keys(former).filter((name) => !always.has(name));
  return changed.length === 1 && changed[0] === 'position' ? 'moved' : 'changed';
}

/** A row as the journal keeps it: its timestamps are texts. */
function stateOf(row: TodoRow): Members {
  return {
    ...row,
    created: toStored(row.created),
    updated: toStored(row.updated),
    deleted: row.deleted === null ? null : toStored(row.deleted),
  };
}

function differing(before: Members, after: Members): Members {
  return Object.fromEntries(Object.entries(before).filter(([name, value]) => after[name] !== value));
}
