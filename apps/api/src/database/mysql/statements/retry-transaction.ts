import pRetry from 'p-retry';
import { databaseErrorKind, isSwitchover } from '../../errors.js';

/** A transaction that had no effect, or whose work finds out whether it had: it may run again. */
export class MayRunAgain extends Error {}

/**
 * No client waits longer than this for others who hold the same rows. They hold them for 5 to 6 seconds where a member
 * of the group dies: until it is expelled, no commit ends.
 */
const collisionPatienceMs = 8_000;
/** More writes than these are refused at once: each holds its request in memory. */
const mostWaiting = 1_000;

/** Runs transactions again that were rolled back, and bounds how many wait for a server that takes writes. */
export class TransactionRetry {
  private waiting = 0;

  /** @param patienceMs how long a write waits while no server takes writes */
  constructor(private readonly patienceMs: number) {}

  async run<T>(attempt: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const elapsedMs = () => performance.now() - begun;
    let isWaiting = false;
    const waits = () => {
      if (elapsedMs() >= this.patienceMs) return false;
      if (isWaiting) return true;
      if (this.waiting >= mostWaiting) return false;
      isWaiting = true;
      this.waiting++;
      return true;
    };
    try {
      return await pRetry(attempt, {
        minTimeout: 20,
        factor: 1.5,
        maxTimeout: 400,
        randomize: true,
        // The limit is a time: how often depends on how long others take.
        retries: Number.POSITIVE_INFINITY,
        shouldRetry: ({ error }) =>
          isCollision(error) ? elapsedMs() < collisionPatienceMs : findsNoWriter(error) && waits(),
      });
    } finally {
      if (isWaiting) this.waiting--;
    }
  }
}

/** A conflict with another transaction on the same rows, by deadlock or lock timeout: this one was rolled back. */
function isCollision(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'deadlock' || kind === 'lock-timeout';
}

/** The server was lost, or is not (or not yet) the primary. */
function findsNoWriter(error: unknown): boolean {
  return error instanceof MayRunAgain || isSwitchover(error);
}
