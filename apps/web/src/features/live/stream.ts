import { formatPositions, type Positions } from './positions';
import { readEvents } from './read-events';

/** A message of the stream about one list. */
export type Message =
  | { type: 'change'; list: number; seq: number; change: unknown }
  /** The list has got this far: a page that is behind, and receives no change, must reload it. */
  | { type: 'position'; list: number; seq: number };

/** Milliseconds before a reconnect, if the server does not say. */
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** Milliseconds within which to reconnect after the server has closed the stream properly, as it does at a restart. */
const soonMs = 300;
/** Milliseconds of silence after which `check` reconnects; the server sends something every 15 seconds. */
const staleMs = 20_000;

/** Follows lists by one stream, which reconnects whenever it ends, until `signal` is aborted. */
export class Stream {
  private readonly positions = new Map<number, number>();
  private readonly signal: AbortSignal;
  private readonly hear: (message: Message) => void;
  private current: AbortController | undefined;
  private retryMs = firstPauseMs;
  private failures = 0;
  private heardAt = 0;
  private wakeUp = () => {};

  constructor(signal: AbortSignal, hear: (message: Message) => void) {
    this.signal = signal;
    this.hear = hear;
    signal.addEventListener('abort', () => this.again());
  }

  /** Follows more lists, each from a position on; reports the positions of those that are followed already. */
  add(lists: Positions): void {
    const followed = this.positions.size;
    for (const [list, seq] of lists) {
      const known = this.positions.get(list);
      if (known === undefined) this.positions.set(list, seq);
      else this.hear({ type: 'position', list, seq: known });
    }
    if (this.positions.size > followed) this.again();
  }

  /** Checks whether the connection is alive: after the machine has slept, it may be dead without an error. */
  check(): void {
    if (Date.now() - this.heardAt > staleMs) this.again();
  }

  private again(): void {
    this.failures = 0;
    this.current?.abort();
    this.wakeUp();
  }

  async run(): Promise<void> {
    while (!this.signal.aborted) {
      const pauseMs = await this.follow();
      if (this.signal.aborted) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        this.wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** @returns milliseconds to wait before reconnecting */
  private async follow(): Promise<number> {
    const request = new AbortController();
    this.current = request;
    const search = new URLSearchParams();
    const [only, ...others] = this.positions.keys();
    // Named among several, a list that the visitor has left would make the API reject them all; `ALL` skips it.
    search.set('list', others.length > 0 ? 'ALL' : String(only));
    search.set('since', formatPositions(this.positions));
    try {
      const answer = await fetch(`/events?${search}`, {
        headers: { Accept: 'text/event-stream' },
        cache: 'no-store',
        signal: request.signal,
      });
      if (!answer.ok || !answer.body) return this.pauseAfter(answer);
      await readEvents(answer.body, {
        heard: () => {
          this.heardAt = Date.now();
        },
        event: ({ id, kind, data, retry }) => {
          this.failures = 0;
          this.retryMs = retry ?? this.retryMs;
          this.take(id, kind, data);
        },
      });
      return Math.random() * soonMs;
    } catch {
      if (request.signal.aborted) return 0;
      return this.backOff(this.retryMs);
    }
  }

  private pauseAfter(answer: Response): number {
    void answer.body?.cancel().catch(() => undefined);
    // Logged out, or no longer a member: the page says so at its next request.
    if (answer.status < 500 && answer.status !== 429) return longestPauseMs;
    return this.backOff(1_000 * (Number(answer.headers.get('Retry-After')) || 1));
  }

  private backOff(ms: number): number {
    const longest = Math.min(longestPauseMs, ms * 2 ** this.failures++);
    return longest * (0.5 + Math.random() / 2);
  }

  private take(id: string, kind: string, change: unknown): void {
    for (const part of id.split(',')) {
      const [list, seq] = part.split(':').map(Number);
      if (list === undefined || seq === undefined) continue;
      const isNews = (this.positions.get(list) ?? -1) < seq;
      this.positions.set(list, seq);
      if (kind === '' || kind === 'reset') this.hear({ type: 'position', list, seq });
      else if (isNews) this.hear({ type: 'change', list, seq, change });
    }
  }
}
