import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const timeoutMs = 20_000;
const connectTimeoutMs = 3_000;
const maxAttempts = 10;
const sockets = 64;
/** Statuses after which the outcome of a write is unknown: a careful program sends it again with its key. */
const unavailable = [502, 503, 504];
/** The write with this key is still running elsewhere, or was when its machine died. */
const stillRunning = 'idempotency-running';
const pauseMs = 250;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** How often it was sent. */
  attempts: number;
}

export interface Call {
  method?: string;
  body?: unknown;
  /** Makes a write repeatable; without a key it is sent once. */
  key?: string;
  headers?: Record<string, string>;
}

/**
 * Retries as a browser does with a name that has several addresses, and as a careful program does with a keyed write:
 * when a connection fails, it tries the next address.
 */
export class Client {
  /** Requests that were sent again because their connection broke, with the reasons. */
  readonly broken: string[] = [];
  /** Keyed writes that got an error and were sent again, with the responses. */
  readonly refused: string[] = [];
  /**
   * Number of requests whose idle connection the server closed just as it was used again: HTTP allows that at any time,
   * and every browser then opens a new connection.
   */
  crossed = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: sockets });
  private readonly addresses: string[];
  private readonly credentials: Record<string, string>;
  private next = 0;

  constructor(addresses: string[], credentials: Record<string, string>) {
    this.addresses = addresses;
    this.credentials = credentials;
  }

  /** @throws the last error, when no address has responded */
  async call(path: string, call: Call = {}): Promise<Answer> {
    const { method = 'GET', key } = call;
    const mayRepeat = method === 'GET' || key !== undefined;
    for (let attempts = 1; ; attempts++) {
      const start = performance.now();
      const tried = () => `${method} ${path} after ${Math.round(performance.now() - start)} ms`;
      const address = this.addresses[this.next++ % this.addresses.length];
      try {
        const answer = await this.send(`${address}${path}`, call);
        const isOpen = unavailable.includes(answer.status) || answer.body.includes(stillRunning);
        if (key === undefined || !isOpen || attempts === maxAttempts) {
          return { ...answer, attempts };
        }
        this.refused.push(`${tried()}: ${answer.status} ${answer.body.slice(0, 300)}`);
        await delay(pauseMs);
      } catch (error) {
        if (!mayRepeat || attempts === maxAttempts) throw error;
        if ((error as { crossed?: boolean }).crossed) this.crossed++;
        else this.broken.push(`${tried()}: ${(error as NodeJS.ErrnoException).code}`);
      }
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private send(url: string, { method = 'GET', body, key, headers = {} }: Call): Promise<Omit<Answer, 'attempts'>> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const sent: Record<string, string> = { ...this.credentials, ...headers };
    if (payload)
      Object.assign(sent, { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(payload)) });
    if (key) sent['Idempotency-Key'] = key;
    return new Promise((resolve, reject) => {
      const outgoing = request(url, { method, agent: this.agent, headers: sent, timeout: timeoutMs }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk) => {
          text += chunk;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }));
        incoming.on('error', reject);
      });
      outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })));
      outgoing.on('socket', (socket) => {
        if (!socket.connecting) return;
        const timer = setTimeout(() => {
          outgoing.destroy(Object.assign(new Error('no connection'), { code: 'NO_CONNECTION' }));
        }, connectTimeoutMs);
        socket.once('connect', () => clearTimeout(timer));
        socket.once('close', () => clearTimeout(timer));
      });
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        reject(Object.assign(error, { crossed: outgoing.reusedSocket && error.code === 'ECONNRESET' }));
      });
      outgoing.end(payload);
    });
  }
}
