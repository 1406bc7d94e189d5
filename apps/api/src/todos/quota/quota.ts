import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import type { Reader } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { bytesOf, type Stored } from './stored.js';
import { type Amount, StoredAmountRepository } from './stored-amount.repository.js';

type StoredInList = Stored & { list: number };

/** Storage quota of one list, including the trash. */
@Injectable()
export class Quota {
  constructor(
    private readonly amounts: StoredAmountRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Counts a write in its own transaction, at a cost that does not depend on how much is stored. A write that adds
   * nothing is never rejected.
   * @param before the todo as it was, perhaps in another list; undefined for a new one
   * @throws AppError `quota-exceeded`, which rolls the write back
   */
  async count(tx: Transaction, before: StoredInList | undefined, after: StoredInList): Promise<void> {
    const isNew = before?.list !== after.list;
    const grown = { todos: isNew ? 1 : 0, bytes: bytesOf(after) - (isNew ? 0 : bytesOf(before)) };
    if (grown.todos === 0 && grown.bytes === 0) return;
    if (before && isNew) await this.amounts.takeOff(tx, [{ owner: before.list, todos: 1, bytes: bytesOf(before) }]);
    await this.grow(tx, after.list, grown);
  }

  /** Counts what was written to a list at once. @throws AppError `quota-exceeded`, which rolls the writes back */
  async grow(tx: Transaction, list: number, grown: Amount): Promise<void> {
    const stored = await this.amounts.add(tx, list, grown);
    this.require(stored, grown);
  }

  /** What a list holds; it is locked until the transaction ends. */
  lock(tx: Transaction, list: number): Promise<Amount> {
    return this.amounts.add(tx, list, { todos: 0, bytes: 0 });
  }

  /** What a list holds, as far as it was counted. */
  stored(reader: Reader, list: number): Promise<Amount> {
    return this.amounts.counted(reader, list);
  }

  /** @throws AppError `quota-exceeded` for an amount that is too much, unless it did not grow */
  require(stored: Amount, grown: Amount = stored): void {
    const { TODO_MAX_TODOS: todos, TODO_MAX_BYTES: bytes } = this.config;
    if (todos > 0 && grown.todos > 0 && stored.todos > todos) throw exceeded(`${todos} todos`);
    if (bytes > 0 && grown.bytes > 0 && stored.bytes > bytes) throw exceeded(`${bytes} bytes of titles and contents`);
  }
}

function exceeded(most: string): AppError {
  return new AppError(
    'quota-exceeded',
    `this would be more than the ${most} that one list may hold, its trash included: ` +
      'delete what is not needed any more, and empty the trash',
  );
}
