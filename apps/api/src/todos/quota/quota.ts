import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { StoredAmountRepository } from './stored-amount.repository.js';

/** The texts of a todo that count toward the quota. */
interface Texts {
  title: string;
  content: string;
}

/** Storage quota of one owner, including the trash. */
@Injectable()
export class Quota {
  constructor(
    private readonly amounts: StoredAmountRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Counts a write in its own transaction, at a cost that does not depend on how much is stored. A write that adds
   * nothing is never rejected.
   * @param before the todo as it was; undefined for a new one
   * @throws AppError `quota-exceeded`, which rolls the write back
   */
  async count(tx: Transaction, owner: number, before: Texts | undefined, after: Texts): Promise<void> {
    const grown = { todos: before ? 0 : 1, bytes: bytesOf(after) - (before ? bytesOf(before) : 0) };
    if (grown.todos === 0 && grown.bytes === 0) return;
    const stored = await this.amounts.add(tx, owner, grown);
    const { TODO_MAX_TODOS: todos, TODO_MAX_BYTES: bytes } = this.config;
    if (todos > 0 && grown.todos > 0 && stored.todos > todos) throw exceeded(`${todos} todos`);
    if (bytes > 0 && grown.bytes > 0 && stored.bytes > bytes) throw exceeded(`${bytes} bytes of titles and contents`);
  }
}

function bytesOf({ title, content }: Texts): number {
  return Buffer.byteLength(title) + Buffer.byteLength(content);
}

function exceeded(most: string): AppError {
  return new AppError(
    'quota-exceeded',
    `this would be more than the ${most} that one list may hold, its trash included: ` +
      'delete what is not needed any more, and empty the trash',
  );
}
