import { Injectable } from '@nestjs/common';
import type { Label, RenamedLabel } from '@todo/shared/todos/label';
import { labelKey, withoutTwins } from '@todo/shared/todos/label-key';
import { Database, type Reader } from '../../database/database.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { notFound } from '../../errors/app-error.js';
import { Journal } from '../../journal/journal.service.js';
import { FiltersService } from '../filters/filters.service.js';
import { TodoRepository } from '../todo.repository.js';
import { LabelRepository } from './label.repository.js';
import { labelsOf, labelText } from './label-text.js';

/** The labels of a list, which are those of its todos: one that no todo has any more is none. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly db: Database,
    private readonly repository: LabelRepository,
    private readonly todos: TodoRepository,
    private readonly journal: Journal,
    private readonly filters: FiltersService,
  ) {}

  /** The labels of a list by their names. On SQLite in the thread of searches: it reads all rows of the list. */
  list(list: number): Promise<Label[]> {
    return this.db.searches((reader) => this.read(reader, list));
  }

  /**
   * Gives a label another name in all todos and saved filters of a list, as one action; onto another label, both are one
   * from then on.
   * @throws AppError `not-found`
   */
  async rename(tx: Transaction, list: number, label: string, name: string): Promise<RenamedLabel> {
    const [from, to] = [labelKey(label), labelKey(name)];
    const action = await this.replace(tx, list, label, [to], (each) =>
      [from, to].includes(labelKey(each)) ? [name] : [each],
    );
    await this.filters.relabel(tx, list, label, name);
    const renamed = (await this.read({ query: (sql, values) => tx.query(sql, values) }, list)).find(
      (each) => labelKey(each.name) === to,
    );
    return { name, todos: 0, open: 0, ...renamed, action: action ?? this.journal.actionOf(tx) };
  }

  /** Takes a label from all todos of a list, as one action. @throws AppError `not-found` */
  async remove(tx: Transaction, list: number, label: string): Promise<void> {
    await this.replace(tx, list, label, [], (each) => (labelKey(each) === labelKey(label) ? [] : [each]));
  }

  /**
   * Rewrites the labels of the todos that have a label, or one of `others`.
   * @returns the action; null if nothing changed
   */
  private async replace(
    tx: Transaction,
    list: number,
    label: string,
    others: readonly string[],
    by: (label: string) => string[],
  ): Promise<string | null> {
    const key = labelKey(label);
    const rows = await this.repository.lock(tx, list, [key, ...others]);
    if (!rows.some(({ labels }) => labelsOf(labels).some((each) => labelKey(each) === key))) throw notFound(label);
    this.journal.beginAction(tx);
    const at = toStored(this.db.now());
    for (const [before, same] of Map.groupBy(rows, ({ labels }) => labels)) {
      const after = labelText(withoutTwins(labelsOf(before).flatMap(by)));
      const ids = same.map(({ id }) => id);
      if (after !== before) await this.todos.label(tx, ids, after, at);
    }
    return this.journal.actionOf(tx);
  }

  private async read(reader: Pick<Reader, 'query'>, list: number): Promise<Label[]> {
    const found = new Map<string, Label & { most: number }>();
    for (const { labels, todos, open } of await this.repository.counts(reader, list)) {
      for (const name of labelsOf(labels)) {
        const known = found.get(labelKey(name)) ?? { name, todos: 0, open: 0, most: 0 };
        if (Number(todos) > known.most) Object.assign(known, { name, most: Number(todos) });
        known.todos += Number(todos);
        known.open += Number(open);
        found.set(labelKey(name), known);
      }
    }
    const byKey = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    return byKey.map(([, { name, todos, open }]) => ({ name, todos, open }));
  }
}
