import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import type { MysqlDataSourceOptions } from 'typeorm/driver/mysql/MysqlDataSourceOptions.js';
import { silence, within } from './deadline.js';

const lockName = 'todo.migrations';
const lockPollMs = 500;
/** For what a server that works answers at once. A migration itself takes as long as it takes. */
const answerWithinMs = 10_000;

/** Brings a MySQL schema up to date. Instances that start together take turns, and the later find nothing to do. */
export async function migrate(options: MysqlDataSourceOptions): Promise<void> {
  const source = new DataSource(options);
  const answer = <T>(work: Promise<T>) => within(answerWithinMs, work, silence);
  try {
    await answer(source.initialize());
    const holder = source.createQueryRunner();
    await acquire((sql) => answer(holder.query(sql, [lockName])));
    try {
      if (await answer(source.showMigrations())) await source.runMigrations({ transaction: 'each' });
    } finally {
      await answer(holder.query('SELECT RELEASE_LOCK(?)', [lockName]));
      await holder.release();
    }
    await answer(source.destroy());
  } catch (error) {
    // What it holds ends with its connections, and a silent server is not waited for.
    if (source.isInitialized) void source.destroy().catch(() => undefined);
    throw error;
  }
}

/** Polls instead of waiting in the server, which would hold the lock request open past a broken connection. */
async function acquire(query: (sql: string) => ReturnType<QueryRunner['query']>): Promise<void> {
  for (;;) {
    const [row] = (await query('SELECT GET_LOCK(?, 0) AS held')) as { held: number | string }[];
    if (Number(row?.held) === 1) return;
    await delay(lockPollMs);
  }
}
