import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { AppError } from '../errors/app-error.js';
import { Draining } from '../health/draining.js';
import { Admission } from './admission/admission.js';
import type { EventStream } from './stream/event-stream.js';

/** Seconds between the heartbeats of a stream. */
const beatSeconds = 15;
/** Share of the drain time over which streams end; the rest is for the responses in flight. */
const drainedBy = 0.8;
/** Seconds after which a rejected client may try again. */
const retryAfter = { 'Retry-After': '5' };

/** All streams of this instance: their limits, their heartbeats, and their end. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  /** One group of streams per second, so that a thousand heartbeats do not coincide. */
  private readonly beats = Array.from({ length: beatSeconds }, () => new Set<EventStream>());
  private readonly bySubject = new Map<string, number>();
  private count = 0;
  private second = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly draining: Draining,
    private readonly admission: Admission,
  ) {
    draining.onStart((ms) => this.endAll(ms * drainedBy));
  }

  /**
   * Reserves a place for one more stream.
   * @param subject account, or address where there is none
   * @returns releases the place
   * @throws AppError `rate-limited` beyond the limits, `unavailable` while this instance is shutting down
   */
  reserve(subject: string): () => void {
    if (this.draining.started)
      throw new AppError('unavailable', 'this instance is shutting down', { headers: retryAfter });
    const own = this.bySubject.get(subject) ?? 0;
    const { TODO_MAX_STREAMS: all, TODO_MAX_STREAMS_PER_ACCOUNT: each } = this.config;
    if (each > 0 && own >= each) throw limited(`${each} streams are open already: close one`);
    if (all > 0 && this.count >= all) throw limited('this instance has reached its limit of streams');
    this.bySubject.set(subject, own + 1);
    this.count++;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.count--;
      const left = (this.bySubject.get(subject) ?? 1) - 1;
      if (left > 0) this.bySubject.set(subject, left);
      else this.bySubject.delete(subject);
    };
  }

  add(stream: EventStream): void {
    const beat = this.beats[(this.second + this.count) % beatSeconds] as Set<EventStream>;
    beat.add(stream);
    stream.onEnd(() => beat.delete(stream));
    this.timer ??= setInterval(() => this.tick(), 1_000).unref();
  }

  /** Ends the remaining streams; the server does not close while a response is open. */
  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.endAll(0);
  }

  private tick(): void {
    this.second = (this.second + 1) % beatSeconds;
    const due = this.beats[this.second] as Set<EventStream>;
    for (const stream of due) stream.beat();
    // In a list that nobody writes to, no change would reveal the end of a membership or session.
    if (due.size > 0) void this.admission.endRefused(due);
  }

  private endAll(withinMs: number): void {
    const streams = this.beats.flatMap((beat) => [...beat]);
    const end = (stream: EventStream) => stream.end();
    for (const [index, stream] of streams.entries()) {
      if (withinMs === 0) end(stream);
      else setTimeout(end, (withinMs * index) / streams.length, stream);
    }
  }
}

function limited(detail: string): AppError {
  return new AppError('rate-limited', detail, { headers: retryAfter });
}
