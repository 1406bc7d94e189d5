import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../../../../tools/failure.ts';

/** Ctrl-C, the end of a pipeline, and a terminal that is gone, as when a laptop closes. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long what was cut off may take to clean up behind itself. */
const GRACE_MS = 2_000;

/** Somebody stopped the command in the middle of a change. */
export class Interrupted extends Failure {
  readonly exitCode: number;

  constructor(signal: (typeof SIGNALS)[number]) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Between its making and its disposal a signal does not end the process, only `run`. */
export class Interruption implements Disposable {
  private readonly abort = new AbortController();
  private readonly listeners = SIGNALS.map((signal) => {
    const listener = () => this.abort.abort(new Interrupted(signal));
    process.on(signal, listener);
    return { signal, listener };
  });

  /**
   * Runs work until it ends, or a signal comes.
   * @param work hears of the signal too, to stop what it started
   * @throws Interrupted
   */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.abort;
    signal.throwIfAborted();
    const working = work(signal);
    const interrupted = new Promise<'interrupted'>((resolve) => {
      signal.addEventListener('abort', () => resolve('interrupted'), { once: true });
    });
    const settled = working.then(
      () => 'settled' as const,
      () => 'settled' as const,
    );
    if ((await Promise.race([settled, interrupted])) === 'interrupted') {
      await Promise.race([settled, delay(GRACE_MS, undefined, { ref: false })]);
    }
    signal.throwIfAborted();
    return working;
  }

  [Symbol.dispose](): void {
    for (const { signal, listener } of this.listeners) process.off(signal, listener);
  }
}
