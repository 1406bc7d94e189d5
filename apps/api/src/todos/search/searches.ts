import { Mutex } from 'async-mutex';
import { AppError } from '../../errors/app-error.js';

/** Searches of one owner that run or wait. */
const most = 20;

/** Lets each owner search once at a time: looking through everything one has must not take all threads or connections. */
export class Searches {
  private readonly queues = new Map<number, { turn: Mutex; length: number }>();

  /** @throws AppError `rate-limited` when too many searches of the owner are waiting already */
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
