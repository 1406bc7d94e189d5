import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { afterCommit } from '../database/after-commit.js';
import { beforeCommit } from '../database/before-commit.js';
import { withSavepoint } from '../database/savepoint.js';
import type { Transaction } from '../database/transaction.js';
import { SharedStore } from '../store/shared-store.js';
import type { ActionRange } from './actions/action.js';
import { ActionRepository } from './actions/action.repository.js';
import { authorOf } from './author.js';
import type { AuthoredEntry, Entry, EntryPage, Folded, NewEntry } from './entry.js';
import { bytesOf, toEntry } from './entry-row.js';
import { JournalLimit } from './folding/journal-limit.js';
import { JournalRepository, type Statements } from './journal.repository.js';

/** Maximum entries that a transaction holds until its end, and that one statement writes. */
const mostBytes = 2_000_000;
const mostRows = 200;

/** The state of some lists by their numbers. */
export interface JournalState {
  /** `<list>:<number of its last change>` of each. */
  position: string;
  /** Differs from any other state: it has the times of the changes too, since numbers repeat after a restored backup. */
  name: string;
}

interface Pending {
  entries: AuthoredEntry[];
  bytes: number;
  /** Bytes that were removed from the journals of lists. */
  freed: Map<number, number>;
  /** What this transaction does is one action of this name, with these changes of each list. */
  action?: { id: string; ranges: Map<number, ActionRange> };
  /** What has been recorded may still be taken back, so nothing is written yet. */
  isHeld: boolean;
}

/**
 * The journal of each list: what was written, by whom, in the order of the commits. Its numbers have no gaps, because
 * taking one is part of the transaction, and follow the commits, because the row of the list is locked from then on.
 */
@Injectable()
export class Journal {
  private readonly pending = new WeakMap<Transaction, Pending>();

  constructor(
    private readonly repository: JournalRepository,
    private readonly actions: ActionRepository,
    private readonly limit: JournalLimit,
    private readonly store: SharedStore,
  ) {}

  /** Records what a transaction did to a todo, by the author of the transaction; it is written at its end. */
  async record(tx: Transaction, { list, todo, kind, state, former }: NewEntry): Promise<void> {
    const entry: AuthoredEntry = {
      list,
      todo,
      kind,
      author: authorOf(tx),
      state: state ? JSON.stringify(state) : null,
      former: JSON.stringify(former),
    };
    const pending = this.pendingOf(tx);
    pending.entries.push(entry);
    pending.bytes += bytesOf(entry);
    if (!pending.isHeld && isMuch(pending)) await this.write(tx, pending);
  }

  /** Records that todos of one list were removed for good, and removes the texts that the journal kept of them. */
  async purge(tx: Transaction, list: number, todos: readonly number[]): Promise<void> {
    const pending = this.pendingOf(tx);
    const freed = await this.repository.blank(tx, list, todos);
    pending.freed.set(list, (pending.freed.get(list) ?? 0) + freed);
    for (const todo of todos) await this.record(tx, { list, todo, kind: 'purged', former: {} });
  }

  /** From now on what a transaction records is one action, which can be undone at once. */
  beginAction(tx: Transaction): void {
    this.pendingOf(tx).action ??= { id: randomUUID(), ranges: new Map() };
  }

  /** The action of a transaction; null while it has recorded nothing. */
  actionOf(tx: Transaction): string | null {
    const { action, entries } = this.pendingOf(tx);
    return action && (action.ranges.size > 0 || entries.length > 0) ? action.id : null;
  }

  /** Runs a part of a transaction: if it throws, nothing of that part stays, in the journal neither. */
  async part<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
    const pending = this.pendingOf(tx);
    const { length } = pending.entries;
    const { bytes } = pending;
    const freed = new Map(pending.freed);
    pending.isHeld = true;
    try {
      return await withSavepoint(tx, work);
    } catch (error) {
      pending.entries.length = length;
      Object.assign(pending, { bytes, freed });
      throw error;
    } finally {
      pending.isHeld = false;
      if (isMuch(pending)) await this.write(tx, pending);
    }
  }

  /** Removes the journal of a list that nobody can access any more. */
  async forget(tx: Transaction, list: number): Promise<void> {
    const pending = this.pendingOf(tx);
    pending.entries = pending.entries.filter((entry) => entry.list !== list);
    pending.freed.delete(list);
    await this.repository.removeAll(tx, list);
  }

  /**
   * What followed the change `since`, oldest first, up to `limit` changes and about `bytes`: complete up to `last`, with
   * no number missing.
   */
  async changesSince(
    reader: Statements,
    list: number,
    since: number,
    limit: number,
    bytes: number = limits.pageBytes,
  ): Promise<EntryPage | Folded> {
    // The number first: what is committed after it is a change too many, and never one too few.
    const newest = await this.repository.last(reader, list);
    const entries = (await this.repository.since(reader, list, since, limit, bytes)).map(toEntry);
    const first = entries[0]?.seq ?? newest + 1;
    if (first !== since + 1) return { first, last: newest };
    const last = entries.at(-1)?.seq ?? since;
    return { entries, last, more: last < newest };
  }

  /** The number of the last change of a list; 0 if there was none. */
  newest(reader: Statements, list: number): Promise<number> {
    return this.repository.last(reader, list);
  }

  /** The same of several lists, in one statement; those without a change may be missing. */
  newestOf(reader: Statements, lists: readonly number[]): Promise<Map<number, number>> {
    return this.repository.lastOf(reader, lists);
  }

  /** The changes of one todo before the change `before`, newest first, as many as in `changesSince`. */
  async history(reader: Statements, list: number, todo: number, before: number, limit: number): Promise<EntryPage> {
    const entries = (await this.repository.ofTodo(reader, list, todo, before, limit)).map(toEntry);
    const last = entries.at(-1)?.seq ?? before;
    return { entries, last, more: await this.repository.hasEarlier(reader, list, todo, last) };
  }

  /** One change of a list; undefined if it never was, or was folded away. */
  async find(reader: Statements, list: number, seq: number): Promise<Entry | undefined> {
    const row = await this.repository.find(reader, list, seq);
    return row && toEntry(row);
  }

  /** Several changes of a list, as many as fit into memory with their texts. */
  async findAll(reader: Statements, list: number, seqs: readonly number[]): Promise<Entry[]> {
    return seqs.length === 0 ? [] : (await this.repository.findAll(reader, list, seqs)).map(toEntry);
  }

  /** Where the journals of some lists are; lists that nobody has written to yet are at 0. */
  async stateOf(reader: Statements, lists: readonly number[]): Promise<JournalState> {
    const counters = new Map((await this.repository.counters(reader, lists)).map((row) => [row.id, row]));
    const position = lists.map((id) => `${id}:${counters.get(id)?.seq ?? 0}`).join();
    const times = lists.map((id) => counters.get(id)?.changed ?? '').map((at) => (at instanceof Date ? +at : at));
    return { position, name: `${position} ${times.join()}` };
  }

  /** The number of the first change that is kept; undefined if none is. */
  first(reader: Statements, list: number): Promise<number | undefined> {
    return this.repository.first(reader, list);
  }

  private pendingOf(tx: Transaction): Pending {
    const known = this.pending.get(tx);
    if (known) return known;
    const pending: Pending = { entries: [], bytes: 0, freed: new Map(), isHeld: false };
    this.pending.set(tx, pending);
    beforeCommit(tx, () => this.end(tx, pending));
    return pending;
  }

  private async end(tx: Transaction, pending: Pending): Promise<void> {
    await this.write(tx, pending);
    const { action } = pending;
    for (const range of action?.ranges.values() ?? []) await this.actions.insert(tx, action?.id as string, range);
  }

  private async write(tx: Transaction, pending: Pending): Promise<void> {
    const lists = Map.groupBy(pending.entries, ({ list }) => list);
    pending.entries = [];
    pending.bytes = 0;
    // In the order of their ids, so that two transactions that write to the same lists do not wait for each other.
    for (const [list, entries] of [...lists].sort(([a], [b]) => a - b)) {
      const bytes = entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
      const last = await this.repository.take(tx, list, entries.length, bytes - (pending.freed.get(list) ?? 0));
      pending.freed.delete(list);
      const first = last - entries.length + 1;
      await this.repository.insert(tx, first, entries);
      const begun = pending.action?.ranges.get(list)?.first;
      pending.action?.ranges.set(list, { list, first: begun ?? first, last });
      await this.limit.added(tx, list, bytes);
      afterCommit(tx, list, () => this.store.announce(list, last));
    }
  }
}

function isMuch({ bytes, entries }: Pending): boolean {
  return bytes >= mostBytes || entries.length >= mostRows;
}
