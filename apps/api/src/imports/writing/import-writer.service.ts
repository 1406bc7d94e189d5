import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { Journal } from '../../journal/journal.service.js';
import { NewTodos } from '../../todos/arrivals/new-todos.service.js';
import type { Packed, Packs } from '../reading/packs.js';
import { Tally } from '../reading/tally.js';
import { ImportedRepository } from './imported.repository.js';

/** Todos that were made, and the action by which all of them are undone. */
export interface Written {
  tally: Tally;
  action: string | null;
}

/** Makes todos of entries; each entry once, however often its file is imported. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly todos: NewTodos,
    private readonly imported: ImportedRepository,
  ) {}

  /** What `write` would do. @throws AppError `quota-exceeded` */
  async preview(list: number, packs: Packs): Promise<Tally> {
    const tally = new Tally();
    for await (const entries of packs) {
      const isKnown = await this.db.readsLatest((reader) => this.knownAmong(reader, list, entries));
      for (const entry of entries)
        if (isKnown(entry)) tally.addKnown();
        else tally.add(entry);
    }
    if (tally.todos > 0) await this.todos.requireRoom(list, tally);
    return tally;
  }

  /**
   * Makes the todos in the transaction: all of them or none. The entries come in packs, so that only some are in memory.
   * @throws AppError `quota-exceeded`
   */
  async write(tx: Transaction, list: number, packs: Packs): Promise<Written> {
    this.journal.beginAction(tx);
    const arrival = await this.todos.begin(tx, list, packs.size);
    const tally = new Tally();
    const reader: Pick<Reader, 'query'> = { query: (sql, parameters) => tx.query(sql, [...(parameters ?? [])]) };
    for await (const entries of packs) {
      const isKnown = await this.knownAmong(reader, list, entries);
      const fresh = entries.filter((entry) => !isKnown(entry));
      for (let n = fresh.length; n < entries.length; n++) tally.addKnown();
      for (const entry of fresh) tally.add(entry);
      const ids = await this.todos.add(
        arrival,
        fresh.map(({ hash: _, self: __, ...todo }) => todo),
      );
      await this.imported.remember(
        tx,
        list,
        fresh.map(({ hash }, n) => ({ hash, todo: ids[n] as number })),
      );
    }
    await this.todos.end(arrival);
    return { tally, action: this.journal.actionOf(tx) };
  }

  /** Tells entries that are in the list: of an earlier import, unless what it made is gone since, or themselves. */
  private async knownAmong(
    reader: Pick<Reader, 'query'>,
    list: number,
    entries: readonly Packed[],
  ): Promise<(entry: Packed) => boolean> {
    const todos = await this.imported.find(
      reader,
      list,
      entries.map(({ hash }) => hash),
    );
    const live = await this.todos.live(reader, [...todos.values()]);
    const here = await this.todos.here(
      reader,
      list,
      entries.flatMap(({ self }) => self ?? []),
    );
    return ({ hash, self }) => live.has(todos.get(hash) ?? 0) || (self !== undefined && here.has(self.id));
  }
}
