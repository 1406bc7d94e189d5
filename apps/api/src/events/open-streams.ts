import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { AppError } from '../errors/app-error.js';
import { Draining } from '../health/draining.js';
import { Admission } from './admission/admission.js';
import type { EventStream } from './stream/event-stream.js';

/** Seconds between the heartbeats of a stream. */
const beatSeconds = 15;
/** Part of the time to drain over which streams end; the rest is for the answers that are still on their way. */
const drainedBy = 0.8;
/** Seconds after which somebody who was refused may try again. */
const retryAfter = { 'Retry-After': '5' };

/** All streams of this instance: how many there may be, their heartbeats, and their end. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  /** A part of the streams for each second, so that a thousand heartbeats are not one moment's work. */
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
   * Takes a place for one more stream.
   * @param subject account, or address where there is none
   * @returns gives the place back
   * @throws AppError `rate-limited` beyond the limits, `unavailable` while this instance is about to end
   */
  reserve(subject: string): () => void {
    if (this.draining.started) throw new AppError('unavailable', 'this instance is ending', { headers: retryAfter });
    const own = this.bySubject.get(subject) ?? 0;
    const { TODO_MAX_STREAMS: all, TODO_MAX_STREAMS_PER_ACCOUNT: each } = this.config;
    if (each > 0 && own >= each) throw limited(`${each} streams are open already: close one`);
    if (all > 0 && this.count >= all) throw limited('this instance has all the streams that it may have');
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

  /** Those that are left; the server does not end while an answer is open. */
  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.endAll(0);
  }

  private tick(): void {
    this.second = (this.second + 1) % beatSeconds;
    const due = this.beats[this.second] as Set<EventStream>;
    for (const stream of due) stream.beat();
    // A list that nobody writes to has no change at which the end of a membership or log-in would show.
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
