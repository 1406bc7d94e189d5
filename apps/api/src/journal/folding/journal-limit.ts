import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import type { Transaction } from '../../database/transaction.js';
import { FoldingRepository } from './folding.repository.js';

/** Bytes that an instance writes to a list before it checks the size of the journal; fewer for a small limit. */
const lookEvery = 1_000_000;
/** Lists whose writes are added up at the same time. */
const listsAtOnce = 10_000;
/** Changes folded at once, and how often in one write: fewer bytes may be in them than it adds. */
const foldRows = 100;
const mostRounds = 10;

/**
 * Keeps the journal of a list within TODO_JOURNAL_BYTES, in the transactions of its writes: a note that is edited all day
 * would fill the disk between two hourly runs.
 */
@Injectable()
export class JournalLimit {
  private readonly written = new LRUCache<number, number>({ max: listsAtOnce });

  constructor(
    private readonly repository: FoldingRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Call it after `bytes` were added to a locked list. */
  async added(tx: Transaction, list: number, bytes: number): Promise<void> {
    const most = this.config.TODO_JOURNAL_BYTES;
    if (most === 0) return;
    const written = (this.written.get(list) ?? 0) + bytes;
    this.written.set(list, written);
    if (written < Math.min(lookEvery, most / 8)) return;
    this.written.delete(list);
    let length = await this.repository.lock(tx, list);
    for (let round = 0; length > most && round < mostRounds; round++) {
      length -= (await this.repository.fold(tx, list, foldRows)).bytes;
    }
  }
}
