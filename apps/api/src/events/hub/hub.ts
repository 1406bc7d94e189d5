import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SharedStore } from '../../store/shared-store.js';
import type { EventStream } from '../stream/event-stream.js';
import type { Positions } from '../stream/position.js';
import { Feed } from './feed.js';
import { FeedSource } from './feed-source.js';

/** How often the numbers of all lists with listeners are polled, in one statement. */
const lookEveryMs = 1_000;
/** The same where announcements arrive: makes up for a lost one. */
const lookLessOftenMs = 10_000;
/** Bytes that wait for all listeners together: a part of the memory of a container (512 MB). */
const mostWaitingBytes = 64 * 1024 * 1024;

/** Sends the changes of lists to the listeners of this instance, reading each list once for all of them. */
@Injectable()
export class Hub implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly feeds = new Map<number, Feed>();
  private readonly streams = new Set<EventStream>();
  private timer: NodeJS.Timeout | undefined;
  private lookedAt = 0;

  constructor(
    private readonly source: FeedSource,
    private readonly store: SharedStore,
  ) {}

  onApplicationBootstrap(): void {
    this.store.onAnnounced((list, seq) => this.feeds.get(list)?.wake(seq));
    this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The known numbers of these lists; from the database for those without a listener. */
  async positions(lists: readonly number[]): Promise<Positions> {
    const unknown = lists.filter((list) => !this.feeds.has(list));
    const read = unknown.length > 0 ? await this.source.positions(unknown) : new Map<number, number>();
    return new Map(lists.map((list) => [list, this.feeds.get(list)?.position ?? read.get(list) ?? 0]));
  }

  /**
   * Sends a stream the changes of its lists from its positions on, until it ends.
   * @param known numbers of its lists, as `positions` returned them
   */
  attach(stream: EventStream, known: Positions): void {
    this.streams.add(stream);
    stream.onEnd(() => this.detach(stream));
    for (const list of stream.positions.keys()) {
      const feed = this.feeds.get(list) ?? new Feed(list, known.get(list) ?? 0, this.source, () => this.shed());
      this.feeds.set(list, feed);
      feed.join(stream).catch((error: unknown) => {
        this.source.failed(list, error);
        stream.end();
      });
    }
  }

  /** Cuts off those who are furthest behind with reading, until what waits for the others has room. */
  private shed(): void {
    let waiting = 0;
    for (const { waitingBytes } of this.streams) waiting += waitingBytes;
    if (waiting <= mostWaitingBytes) return;
    for (const stream of [...this.streams].sort((a, b) => b.waitingBytes - a.waitingBytes)) {
      if (waiting <= mostWaitingBytes) return;
      waiting -= stream.waitingBytes;
      stream.cut();
    }
  }

  private detach(stream: EventStream): void {
    this.streams.delete(stream);
    for (const list of stream.positions.keys()) {
      const feed = this.feeds.get(list);
      feed?.leave(stream);
      if (feed?.isEmpty) this.feeds.delete(list);
    }
  }

  private async look(): Promise<void> {
    const now = performance.now();
    const pauseMs = this.store.hearsOthers ? lookLessOftenMs : lookEveryMs / 2;
    if (this.feeds.size === 0 || now - this.lookedAt < pauseMs) return;
    this.lookedAt = now;
    try {
      const numbers = await this.source.positions([...this.feeds.keys()]);
      for (const [list, seq] of numbers) this.feeds.get(list)?.wake(seq);
    } catch (error) {
      this.source.failed('all', error);
    }
  }
}
