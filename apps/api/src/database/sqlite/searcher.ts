import { extname } from 'node:path';
import { Tinypool } from 'tinypool';
import type { Reader } from '../database.js';
import type { Found, Search } from './search.js';

/** Milliseconds for which the thread waits for another statement: starting it costs as much as many searches. */
const idleMs = 60_000;

/** Reads in a thread of its own, one statement after the other; the thread starts with the first of them. */
export class SqliteSearcher implements Reader {
  private readonly pool = new Tinypool({
    runtime: 'worker_threads',
    filename: new URL(`./search${extname(import.meta.url)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    isolateWorkers: false,
  });

  /** @param withinMs a statement that takes longer is aborted */
  constructor(
    private readonly file: string,
    private readonly withinMs: number,
  ) {}

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const task: Search = { file: this.file, sql, parameters, withinMs: this.withinMs };
    const found: Found = await this.pool.run(task);
    if ('error' in found) throw Object.assign(new Error(found.error), { code: found.code });
    return found.rows as Row[];
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
