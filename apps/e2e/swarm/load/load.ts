import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../../../tools/until.ts';
import { nextPage } from '../../support/next-page.ts';
import { type Answer, Client } from './client.ts';

/** Requests during each story that changes the system; set more for a manual run. */
export const requestCount = Number(process.env.SWARM_REQUESTS ?? 1_000);
/** Rate that leaves half of two cores to what the stories do meanwhile. */
const perSecond = Number(process.env.SWARM_RATE ?? 30);
/** Concurrent requests. */
export const clientCount = 24;
const pageRows = 200;
const lateMs = 5_000;
const moreTimeoutMs = 300_000;

/** Every successful request has exactly one of these outcomes. */
const goodOutcomes = ['GET page 200', 'GET list 200', 'GET item 200', 'POST 201', 'PATCH 200'];

export interface Report {
  requests: number;
  /** Other outcomes, with their counts: ideally empty. */
  failed: Record<string, number>;
  /** Number of broken connections, after which the request was sent to another address. */
  broken: number;
  /** Number of keyed writes that got an error and were sent again. */
  refused: number;
  /** Examples of both. */
  again: string[];
  /** Number of idle connections that the server closed just as they were used again. */
  crossed: number;
  writes: number;
  /** Longest time without an acknowledged write, in ms. */
  longestWithoutWrite: number;
  seconds: number;
  /** Longest duration of a request, in ms. */
  slowest: number;
  /** Requests of more than five seconds: their start in seconds after that of the load, and their outcomes. */
  late: string[];
  /** Number of requests served by each API task. */
  servedBy: Record<string, number>;
}

/** Simulates people at work: pages, lists and todos, and one write in five, at a steady rate. */
export class Load {
  private readonly client: Client;
  /** Marks the todos of this load. */
  private readonly mark = randomUUID().slice(0, 8);
  private readonly outcomes: Record<string, number> = {};
  private readonly servedBy: Record<string, number> = {};
  /** Titles in the acknowledgments of the API, by id. */
  private readonly acknowledged = new Map<number, string>();
  /** Contents in the acknowledgments of the API, by id; absent while an edit is pending or its outcome is unknown. */
  private readonly edited = new Map<number, string>();
  private readonly editing = new Set<number>();
  private readonly started = performance.now();
  private readonly working: Promise<unknown>;
  /** Newest Consistency-Token of each todo, which a browser that wrote it would send. */
  private readonly tokens = new Map<number, string>();
  private writes = 0;
  private lastWrite = performance.now();
  private longestWithoutWrite = 0;
  private sent = 0;
  private done = 0;
  private slowest = 0;
  private readonly late: string[] = [];
  private target = Number.POSITIVE_INFINITY;

  constructor(addresses: string[], credentials: Record<string, string>) {
    this.client = new Client(addresses, credentials);
    this.working = Promise.all(Array.from({ length: clientCount }, () => this.work()));
  }

  /** Continues up to this number of requests, and reports their outcomes. @throws if an acknowledged write is lost */
  async finish(requests = requestCount): Promise<Report> {
    this.target = Math.max(requests, this.sent);
    await this.working;
    const failed = Object.fromEntries(
      Object.entries(this.outcomes).filter(([outcome]) => !goodOutcomes.includes(outcome)),
    );
    const report = {
      requests: this.done,
      failed,
      broken: this.client.broken.length,
      refused: this.client.refused.length,
      again: [...this.client.broken.slice(0, 2), ...this.client.refused.slice(0, 3)],
      crossed: this.client.crossed,
      writes: this.writes,
      longestWithoutWrite: Math.round(this.longestWithoutWrite),
      seconds: Math.round((performance.now() - this.started) / 100) / 10,
      slowest: Math.round(this.slowest),
      late: this.late.slice(0, 5),
      servedBy: this.servedBy,
    };
    await this.verify();
    this.client.close();
    return report;
  }

  /** Waits for this number of further requests. */
  async more(requests: number): Promise<void> {
    const enough = this.done + requests;
    await until(`${requests} more requests were made`, () => this.done >= enough, moreTimeoutMs);
  }

  /** Stops the load of a story that has failed. */
  [Symbol.dispose](): void {
    this.target = 0;
  }

  private async work(): Promise<void> {
    while (this.sent < this.target) {
      const number = this.sent++;
      const waitMs = (number * 1000) / perSecond - (performance.now() - this.started);
      if (waitMs > 0) await delay(waitMs);
      const start = performance.now();
      const outcome = await this.one(number).catch(
        (error: NodeJS.ErrnoException) => `no answer: ${error.code ?? error.message}`,
      );
      this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
      const tookMs = performance.now() - start;
      if (tookMs > lateMs) this.late.push(`${outcome} at ${Math.round((start - this.started) / 100) / 10} s`);
      this.slowest = Math.max(this.slowest, tookMs);
      this.done++;
    }
  }

  /** The number decides on the kind: of twenty, two POST, two PATCH, two pages, four todos, ten lists. */
  private async one(number: number): Promise<string> {
    const kind = number % 20;
    const ids = [...this.acknowledged.keys()];
    const some = ids[Math.floor(Math.random() * ids.length)];
    if (kind % 10 === 0 && some && !this.editing.has(some)) return this.edit(some);
    if (kind % 5 === 0) return this.create();
    if (kind === 1 || kind === 11) return this.count('GET page', await this.client.call('/'));
    if (kind % 5 === 2 && some) {
      const headers = { 'Consistency-Token': this.tokens.get(some) ?? '' };
      return this.count('GET item', await this.client.call(`/todo/${some}`, { headers }));
    }
    return this.count('GET list', await this.client.call('/todo?limit=20'));
  }

  private async create(): Promise<string> {
    const title = `${this.mark} ${randomUUID()}`;
    const answer = await this.client.call('/todo', { method: 'POST', body: { title }, key: randomUUID() });
    if (answer.status === 201) {
      const { id } = JSON.parse(answer.body) as { id: number };
      this.remember(id, answer);
      this.acknowledged.set(id, title);
      this.countWrite();
    }
    return this.count('POST', answer);
  }

  private async edit(id: number): Promise<string> {
    this.editing.add(id);
    this.edited.delete(id);
    const content = randomUUID();
    const answer = await this.client.call(`/todo/${id}`, { method: 'PATCH', body: { content }, key: randomUUID() });
    if (answer.status === 200) {
      this.remember(id, answer);
      this.edited.set(id, content);
      this.countWrite();
    }
    this.editing.delete(id);
    return this.count('PATCH', answer);
  }

  private countWrite(): void {
    const now = performance.now();
    this.longestWithoutWrite = Math.max(this.longestWithoutWrite, now - this.lastWrite);
    this.lastWrite = now;
    this.writes++;
  }

  private remember(id: number, { headers }: Answer): void {
    const token = headers['consistency-token'];
    if (typeof token === 'string') this.tokens.set(id, token);
  }

  private count(kind: string, { status, headers }: Answer): string {
    const by = headers['served-by'];
    if (typeof by === 'string') this.servedBy[by] = (this.servedBy[by] ?? 0) + 1;
    return `${kind} ${status}`;
  }

  /** Expects each acknowledged todo to exist once, as its last acknowledged edit left it, and none to exist twice. */
  private async verify(): Promise<void> {
    // One more write after all others: a read with its token sees every one of them.
    const last = await this.client.call('/todo', { method: 'POST', body: { title: 'done' }, key: randomUUID() });
    const token = String(last.headers['consistency-token']);
    const present = new Map<string, string>();
    let path: string | undefined = `/todo?status=ALL&sort=created&limit=${pageRows}&q=${this.mark}`;
    while (path) {
      const page: Answer = await this.client.call(path, { headers: { 'Consistency-Token': token } });
      if (page.status !== 200) throw new Error(`the list was answered ${page.status}: ${page.body}`);
      for (const { title, content } of JSON.parse(page.body) as { title: string; content: string }[]) {
        if (present.has(title)) throw new Error(`${title} is there twice`);
        present.set(title, content);
      }
      const next = nextPage(page.headers.link);
      path = next?.slice(new URL(next).origin.length);
    }
    const lost = [...this.acknowledged].filter(([id, title]) => {
      const content = this.edited.get(id);
      return !present.has(title) || (content !== undefined && present.get(title) !== content);
    });
    if (lost.length > 0) throw new Error(`${lost.length} acknowledged writes are lost, such as ${lost[0]}`);
  }
}
