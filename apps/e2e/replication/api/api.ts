import { type DisposableTempDir, mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { apiProgram } from '../../../../tools/start/services/programs.ts';
import { type Service, startService } from '../../../../tools/start/services/service.ts';
import { nextPage } from '../../support/next-page.ts';
import { freePort } from '../../support/ports.ts';
import type { Cluster } from '../cluster/cluster.ts';

const requestTimeoutMs = 60_000;

export interface Todo {
  id: number;
  title: string;
  version: number;
}

/** A response, with its body read. */
export interface Answer<T = Todo> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Call {
  body?: unknown;
  key?: string;
  token?: string | null;
  timeoutMs?: number;
}

/** The built API, run as a process on a cluster. */
export class Api {
  readonly url: string;
  private readonly service: Service;
  private readonly output: string[];
  private readonly folder: DisposableTempDir;

  private constructor(url: string, service: Service, output: string[], folder: DisposableTempDir) {
    this.url = url;
    this.service = service;
    this.output = output;
    this.folder = folder;
  }

  /** Starts the API with the URLs of the cluster, which `env` can override. Resolves when it is ready. */
  static async start(cluster: Pick<Cluster, 'url'>, env: Record<string, string> = {}): Promise<Api> {
    const folder = mkdtempDisposableSync(join(tmpdir(), 'todo-replication-'));
    const program = apiProgram({ port: await freePort(), dataDir: folder.path });
    const output: string[] = [];
    const service = await startService(program, {
      env: { TODO_MASTER_URL: cluster.url('write'), TODO_SLAVE_URL: cluster.url('read'), ...env },
      onOutput: (chunk) => output.push(chunk.toString()),
    });
    return new Api(program.url, service, output, folder);
  }

  /** @throws if there is no response */
  async call<T = Todo>(
    method: string,
    path: string,
    { body, key, token, timeoutMs = requestTimeoutMs }: Call = {},
  ): Promise<Answer<T>> {
    const headers = new Headers();
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (key) headers.set('Idempotency-Key', key);
    if (token) headers.set('Consistency-Token', token);
    const response = await fetch(this.url + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as T };
  }

  /** The ids of all todos, read page by page. */
  async allIds(token?: string | null): Promise<number[]> {
    const ids: number[] = [];
    let path: string | undefined = '/todo?status=ALL&sort=created&limit=200';
    while (path) {
      const page: Answer<Todo[]> = await this.call<Todo[]>('GET', path, { token });
      ids.push(...page.body.map(({ id }) => id));
      const next = nextPage(page.headers.get('Link'));
      path = next?.slice(new URL(next).origin.length);
    }
    return ids;
  }

  /** Its log so far. */
  logs(): string {
    return this.output.join('');
  }

  async stop(): Promise<void> {
    await this.service.stop();
    this.folder.remove();
  }
}

/** How many requests of a load ended with each status, and how many without a response. */
export type Outcomes = Record<string, number>;

/** Maximum number of requests in flight: more would only measure the queue of this machine. */
const maxInFlight = 32;

/** Sends up to `perSecond` requests a second, concurrently like many clients, until `stop()` is called. */
export function load(perSecond: number, request: () => Promise<Answer<unknown>>) {
  const outcomes: Outcomes = {};
  const start = performance.now();
  let running = true;
  let sent = 0;
  const client = async () => {
    while (running) {
      const dueMs = (sent++ * 1000) / perSecond - (performance.now() - start);
      if (dueMs > 0) await delay(dueMs);
      const outcome = await request().then(
        ({ status }) => String(status),
        (error: Error) => error.name,
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  const ended = Promise.all(Array.from({ length: maxInFlight }, client));
  return {
    outcomes,
    async stop(): Promise<Outcomes> {
      running = false;
      await ended;
      return outcomes;
    },
  };
}
