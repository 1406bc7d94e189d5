import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import type { Statements } from '../journal.repository.js';
import type { ActionChange, ActionRange } from './action.js';

/** SQL of the action that a row of the journal belongs to: those of a list do not overlap. */
export const actionOfRow = `(SELECT CASE WHEN last_seq >= journal.seq THEN id END FROM journal_action
  WHERE journal_action.list = journal.list AND first_seq <= journal.seq ORDER BY first_seq DESC LIMIT 1)`;

/** Which changes were made at once. */
@Injectable()
export class ActionRepository {
  async insert(tx: Transaction, id: string, { list, first, last }: ActionRange): Promise<void> {
    await tx.query('INSERT INTO journal_action (list, first_seq, last_seq, id) VALUES (?, ?, ?, ?)', [
      list,
      first,
      last,
      id,
    ]);
  }

  /** In the order of the lists. */
  rangesOf(reader: Statements, id: string): Promise<ActionRange[]> {
    return reader.query<ActionRange>(
      'SELECT list, first_seq AS first, last_seq AS last FROM journal_action WHERE id = ? ORDER BY list',
      [id],
    );
  }

  /** What is kept of these changes, oldest first. */
  changesOf(reader: Statements, { list, first, last }: ActionRange): Promise<ActionChange[]> {
    return reader.query<ActionChange>(
      'SELECT list, seq, todo, kind FROM journal WHERE list = ? AND seq BETWEEN ? AND ? ORDER BY seq',
      [list, first, last],
    );
  }
}
