import type { ServerResponse } from 'node:http';
import type { Principal } from '../../identity/principal.js';
import { type EventText, eventText } from './event-text.js';
import { formatPositions, type Positions } from './position.js';

/** Bytes buffered for a slow listener; beyond, the stream ends, and resumes from its position. */
const mostWaitingBytes = 1024 * 1024;
const drainMs = 30_000;

/** One open response of `GET /todo/events`. */
export class EventStream {
  constructor(
    private readonly response: ServerResponse,
    readonly caller: Principal,
    /** Scheme and host of the addresses in its events. */
    readonly origin: string,
    /** The last change sent, by list; a list has an entry as soon as its number is known. */
    readonly positions: Positions,
  ) {}

  get isOpen(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  /** Bytes that wait to be sent. */
  get waitingBytes(): number {
    return this.response.writableLength;
  }

  /** Calls back when nothing can be sent any more, whichever side ended it. */
  onEnd(done: () => void): void {
    this.response.once('close', done);
  }

  /** Sends the position before the first event, and the reconnection delay. @param retryMs */
  begin(retryMs: number): void {
    this.write(`retry: ${retryMs}\nid: ${formatPositions(this.positions)}\n\n`);
  }

  /** Sends the changes of a list that it does not have yet. @param bytes all of them, if it follows this list alone */
  send(list: number, events: readonly EventText[], bytes: Buffer): void {
    const position = this.positions.get(list) ?? 0;
    const first = events[0]?.seq ?? 0;
    const last = events.at(-1)?.seq ?? 0;
    if (last <= position) return;
    if (this.positions.size === 1 && first > position) {
      this.positions.set(list, last);
      this.write(bytes);
      return;
    }
    let text = '';
    for (const { seq, text: event } of events) {
      if (seq <= position) continue;
      this.positions.set(list, seq);
      text += `id: ${formatPositions(this.positions)}\n${event}`;
    }
    this.write(text);
  }

  /** Sends `reset`: changes of a list were deleted, so the listener must read the list again. */
  reset(list: number, seq: number): void {
    this.positions.set(list, seq);
    const { text } = eventText(seq, 'reset', JSON.stringify({ list, last: seq }));
    this.write(`id: ${formatPositions(this.positions)}\n${text}`);
  }

  /** A comment, by which both sides notice that the other is gone. */
  beat(): void {
    this.write(':\n\n');
  }

  end(): void {
    this.response.end();
  }

  /** Ends the stream and drops what waits to be sent; the listener resumes where it was. */
  cut(): void {
    this.response.destroy();
  }

  /** Resolves when the buffer is small again, or the stream is over: a listener that catches up sets the pace. */
  async drained(): Promise<void> {
    if (!this.isOpen || !this.response.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        this.response.off('drain', settle).off('close', settle);
        resolve();
      };
      const timer = setTimeout(() => {
        this.response.destroy();
        settle();
      }, drainMs);
      this.response.once('drain', settle).once('close', settle);
    });
  }

  private write(text: string | Buffer): void {
    if (!this.isOpen) return;
    if (this.response.writableLength > mostWaitingBytes) this.response.destroy();
    else this.response.write(text);
  }
}
