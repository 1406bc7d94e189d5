import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { StoredAmountRepository } from './stored-amount.repository.js';

/** What of a todo counts toward the quota of its list. */
interface Stored {
  list: number;
  title: string;
  content: string;
}

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
  async count(tx: Transaction, before: Stored | undefined, after: Stored): Promise<void> {
    const isNew = before?.list !== after.list;
    const grown = { todos: isNew ? 1 : 0, bytes: bytesOf(after) - (isNew ? 0 : bytesOf(before)) };
    if (grown.todos === 0 && grown.bytes === 0) return;
    if (before && isNew) await this.amounts.takeOff(tx, [{ owner: before.list, todos: 1, bytes: bytesOf(before) }]);
    const stored = await this.amounts.add(tx, after.list, grown);
    const { TODO_MAX_TODOS: todos, TODO_MAX_BYTES: bytes } = this.config;
    if (todos > 0 && grown.todos > 0 && stored.todos > todos) throw exceeded(`${todos} todos`);
    if (bytes > 0 && grown.bytes > 0 && stored.bytes > bytes) throw exceeded(`${bytes} bytes of titles and contents`);
  }
}

function bytesOf({ title, content }: Stored): number {
  return Buffer.byteLength(title) + Buffer.byteLength(content);
}

function exceeded(most: string): AppError {
  return new AppError(
    'quota-exceeded',
    `this would be more than the ${most} that one list may hold, its trash included: ` +
      'delete what is not needed any more, and empty the trash',
  );
}
