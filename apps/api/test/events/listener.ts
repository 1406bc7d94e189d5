import http from 'node:http';
import type { Change } from '@todo/shared/journal/change';
import { until } from '../../../../tools/until.js';

/** A received event. */
export interface Heard {
  id: string;
  event: string;
  data: Change;
}

interface Options {
  headers?: Record<string, string>;
}

/** Listens to `GET /todo/events`, as a browser does. */
export class Listener {
  readonly heard: Heard[] = [];
  /** The newest position received. */
  position = '';
  /** How the stream ended; undefined while it is open. */
  ended: 'in order' | 'broken off' | undefined;
  private rest = '';

  private constructor(
    readonly status: number,
    readonly headers: http.IncomingHttpHeaders,
    private readonly response: http.IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => this.take(chunk));
    response.on('end', () => {
      this.ended ??= 'in order';
    });
    response.on('error', () => {
      this.ended ??= 'broken off';
    });
  }

  /** Opens the stream; resolves when the response has begun, whatever its status. */
  static open(url: string, query = '', { headers = {} }: Options = {}): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const call = http.get(`${url}/todo/events${query}`, { headers, agent: false }, (response) => {
        resolve(new Listener(response.statusCode ?? 0, response.headers, response));
      });
      call.on('error', reject);
    });
  }

  /** Waits until a change with this number or a higher one was received. */
  async upTo(seq: number): Promise<void> {
    await until(`change ${seq} was heard`, () => (this.heard.at(-1)?.data.seq ?? 0) >= seq);
  }

  /** Numbers of the changes, in the order in which they were received. */
  get numbers(): number[] {
    return this.heard.map(({ data }) => data.seq);
  }

  pause(): void {
    this.response.pause();
  }
  resume(): void {
    this.response.resume();
  }
  close(): void {
    this.response.destroy();
  }

  private take(chunk: string): void {
    const blocks = (this.rest + chunk).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
      if (fields.id) this.position = fields.id;
      if (fields.data) this.heard.push({ id: fields.id, event: fields.event, data: JSON.parse(fields.data) });
    }
  }
}
