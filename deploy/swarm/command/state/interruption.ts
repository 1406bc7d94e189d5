import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../../../../tools/failure.ts';

/** Ctrl-C, a canceled pipeline, and a closed terminal, as when a laptop is shut. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Time that interrupted work has for its cleanup. */
const graceMs = 2_000;

/** A signal stopped the command in the middle of a change. */
export class Interrupted extends Failure {
  readonly exitCode: number;

  constructor(signal: (typeof signals)[number]) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** From its construction to its disposal, a signal ends only `run` instead of the process. */
export class Interruption implements Disposable {
  private readonly abort = new AbortController();
  private readonly listeners = signals.map((signal) => {
    const listener = () => this.abort.abort(new Interrupted(signal));
    process.on(signal, listener);
    return { signal, listener };
  });

  /**
   * Runs work until it ends or a signal arrives.
   * @param work gets an AbortSignal, to stop what it has started
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
      await Promise.race([settled, delay(graceMs, undefined, { ref: false })]);
    }
    signal.throwIfAborted();
    return working;
  }

  [Symbol.dispose](): void {
    for (const { signal, listener } of this.listeners) process.off(signal, listener);
  }
}
