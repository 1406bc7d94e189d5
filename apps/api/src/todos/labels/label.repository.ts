import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { Transaction } from '../../database/transaction.js';
import { markOf } from './label-text.js';

/** How many todos of a list have exactly these labels. */
export interface LabelCount {
  labels: string;
  todos: number | string;
  open: number | string;
}

/** Rows by their labels. */
@Injectable()
export class LabelRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** Counts the rows of a list, without the trash, by their labels. */
  counts(reader: Pick<Reader, 'query'>, list: number): Promise<LabelCount[]> {
    return reader.query<LabelCount>(
      `SELECT labels, COUNT(*) AS todos, SUM(status <> 'DONE') AS open FROM todo
      WHERE ${this.dialect.inList} AND deleted IS NULL AND labels IS NOT NULL GROUP BY labels`,
      [list],
    );
  }

  /** Locks the rows of a list that have one of these labels, the trash included. */
  lock(tx: Transaction, list: number, keys: readonly string[]): Promise<{ id: number; labels: string }[]> {
    const having = keys.map(() => 'INSTR(labels, ?) > 0').join(' OR ');
    return tx.query<{ id: number; labels: string }[]>(
      `SELECT id, labels FROM todo WHERE ${this.dialect.inList} AND labels IS NOT NULL AND (${having})
      ORDER BY id${this.dialect.forUpdate}`,
      [list, ...keys.map(markOf)],
    );
  }
}
