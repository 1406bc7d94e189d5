import { Injectable } from '@nestjs/common';
import type { Day } from '@todo/shared/dates/day';
import { unticked } from '@todo/shared/todos/tick';
import type { Transaction } from '../../database/transaction.js';
import { Quota } from '../quota/quota.js';
import type { TodoRow } from '../todo.entity.js';
import { type TodoChanges, TodoRepository } from '../todo.repository.js';
import { nextDay } from './next-day.js';

/** The todos that follow when one that repeats is completed. */
@Injectable()
export class Successors {
  constructor(
    private readonly repository: TodoRepository,
    private readonly quota: Quota,
  ) {}

  /**
   * Makes the next todo of a series if a write completes one. It takes the rule over, and so a series has one todo that
   * carries it, whatever is written how often: completing the same todo again makes no other.
   * @param row locked, as it is before the write
   * @param changes what is written
   * @param now as a stored timestamp
   * @returns what is written then
   */
  async follow(
    tx: Transaction,
    row: TodoRow,
    changes: TodoChanges,
    now: string,
    today: () => Day,
  ): Promise<TodoChanges> {
    const after = { ...row, ...changes };
    const { repeat, due, repeatFrom } = after;
    if (repeat === null || after.status !== 'DONE' || row.status === 'DONE') return changes;
    const next = nextDay({ due, repeat, repeatFrom }, today());
    if (next === null) return changes;
    const { id: _, ...same } = after;
    const successor = await this.repository.insert(tx, {
      ...same,
      // Its checklist is to be done anew.
      content: unticked(after.content),
      status: 'TODO',
      due: next,
      created: now,
      updated: now,
      version: 1,
      next: null,
      // Where it was, not where a completed one is put.
      position: after.list === row.list ? row.position : after.position,
    });
    await this.quota.count(tx, undefined, successor);
    return { ...changes, repeat: null, repeatFrom: null, next: successor.id };
  }
}
