import type { EventStream } from '../stream/event-stream.js';
import { bytesOf, type EventText } from '../stream/event-text.js';
import type { Changes, FeedSource } from './feed-source.js';

/** Milliseconds before each retry to read a number that was announced and that the replica does not have yet. */
const againMs = [5, 10, 20, 40, 80, 160, 320];

/**
 * One list with its listeners. Its changes are read once and sent to all of them. What is sent is decided by the
 * numbers of the changes alone, so an announcement may be lost, doubled or late.
 */
export class Feed {
  /** Listeners who have every change up to `last`. */
  private readonly live = new Set<EventStream>();
  /** Listeners who are catching up. */
  private readonly joining = new Set<EventStream>();
  /** The highest announced number. */
  private wanted = 0;
  private isReading = false;

  constructor(
    readonly list: number,
    /** Changes up to here need not be read. */
    private last: number,
    private readonly source: FeedSource,
    /** Called when somebody is behind with reading. */
    private readonly onBacklog: () => void,
  ) {}

  get position(): number {
    return this.last;
  }

  get isEmpty(): boolean {
    return this.live.size === 0 && this.joining.size === 0;
  }

  leave(stream: EventStream): void {
    this.live.delete(stream);
    this.joining.delete(stream);
  }

  /** An announcement: the list has reached this number. */
  wake(seq: number): void {
    this.wanted = Math.max(this.wanted, seq);
    if (this.wanted > this.last && this.live.size > 0 && !this.isReading) void this.advance();
  }

  /** Lets a listener catch up at its own pace; then it gets what all get. */
  async join(stream: EventStream): Promise<void> {
    this.joining.add(stream);
    if (this.positionOf(stream) > this.last) await this.checkFuture(stream);
    for (let round = 0; this.joining.has(stream) && this.positionOf(stream) < this.last; ) {
      const changes = await this.source.read(this.list, this.positionOf(stream), [stream]);
      if (changes.isFolded) stream.reset(this.list, this.last);
      else this.handOut(changes, [stream]);
      // This replica may lag behind the one that served the others.
      if (changes.seqs.length === 0) await pause(againMs[Math.min(round++, againMs.length - 1)] as number);
      await stream.drained();
    }
    if (!this.joining.delete(stream)) return;
    this.live.add(stream);
    this.wake(this.wanted);
  }

  /**
   * An unknown number comes from an instance that is ahead, or from before the restore of a backup: the latest state on
   * the master decides.
   */
  private async checkFuture(stream: EventStream): Promise<void> {
    const latest = await this.source.latest(this.list);
    if (this.positionOf(stream) > latest) stream.reset(this.list, latest);
  }

  private async advance(): Promise<void> {
    this.isReading = true;
    try {
      for (let round = 0; this.wanted > this.last && this.live.size > 0; ) {
        const streams = new Set(this.live);
        const changes = await this.source.read(this.list, this.last, streams);
        if (changes.isFolded) return this.resetAll();
        this.last = changes.seqs.at(-1) ?? this.last;
        this.handOut(changes, streams);
        this.rejoin(streams);
        if (changes.seqs.length > 0) continue;
        const ms = againMs[round++];
        // The next poll of all lists tries again.
        if (ms === undefined) return;
        await pause(ms);
      }
    } catch (error) {
      this.source.failed(this.list, error);
    } finally {
      this.isReading = false;
    }
  }

  private handOut({ seqs, write, refused }: Changes, streams: Iterable<EventStream>): void {
    for (const stream of refused) stream.end();
    if (seqs.length === 0) return;
    const byOrigin = new Map<string, { events: EventText[]; bytes: Buffer }>();
    let isBehind = false;
    for (const stream of streams) {
      if (refused.has(stream) || !(this.live.has(stream) || this.joining.has(stream))) continue;
      let text = byOrigin.get(stream.origin);
      if (!text) {
        const events = write(stream.origin);
        text = { events, bytes: bytesOf(this.list, events) };
        byOrigin.set(stream.origin, text);
      }
      stream.send(this.list, text.events, text.bytes);
      isBehind ||= stream.waitingBytes > 0;
    }
    if (isBehind) this.onBacklog();
  }

  /** Listeners who arrived while changes were read have missed them. */
  private rejoin(served: Set<EventStream>): void {
    for (const stream of this.live) {
      if (served.has(stream) || this.positionOf(stream) >= this.last) continue;
      this.live.delete(stream);
      this.join(stream).catch((error: unknown) => {
        this.source.failed(this.list, error);
        stream.end();
      });
    }
  }

  private resetAll(): void {
    this.last = this.wanted;
    for (const stream of this.live) stream.reset(this.list, this.last);
  }

  private positionOf(stream: EventStream): number {
    return stream.positions.get(this.list) ?? this.last;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
