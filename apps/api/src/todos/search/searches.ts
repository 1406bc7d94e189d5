import { Mutex } from 'async-mutex';
import { AppError } from '../../errors/app-error.js';

/** Searches of one owner that are running or queued. */
const most = 20;

/**
 * Lets each owner run one search at a time: scanning all texts of one owner must not occupy all threads or connections.
 */
export class Searches {
  private readonly queues = new Map<number, { turn: Mutex; length: number }>();

  /** @throws AppError `rate-limited` when too many searches of the owner are queued */
  async run<T>(owner: number, search: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(owner) ?? { turn: new Mutex(), length: 0 };
    if (queue.length === most) {
      throw new AppError('rate-limited', `${most} searches are waiting already: wait for their answers`, {
        headers: { 'Retry-After': '1' },
      });
    }
    this.queues.set(owner, queue);
    queue.length++;
    try {
      return await queue.turn.runExclusive(search);
    } finally {
      queue.length--;
      if (queue.length === 0) this.queues.delete(owner);
    }
  }
}
