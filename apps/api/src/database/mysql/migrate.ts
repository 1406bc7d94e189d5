import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import type { MysqlDataSourceOptions } from 'typeorm/driver/mysql/MysqlDataSourceOptions.js';
import { guardJournal } from './bypass-triggers.js';
import { silence, within } from './statements/deadline.js';

const lockName = 'todo.migrations';
const lockPollMs = 500;
/** Timeout for statements that a working server answers at once; the migrations themselves have none. */
const answerWithinMs = 10_000;

/**
 * Migrates a MySQL schema. Instances that start together take turns, and the later ones find nothing to do.
 * @returns whether the journal is guarded against writers that do not keep it
 */
export async function migrate(options: MysqlDataSourceOptions, warn: (message: string) => void): Promise<boolean> {
  const source = new DataSource(options);
  const answer = <T>(work: Promise<T>) => within(answerWithinMs, work, silence);
  try {
    await answer(source.initialize());
    const holder = source.createQueryRunner();
    await acquire((sql) => answer(holder.query(sql, [lockName])));
    let isGuarded = false;
    try {
      if (await answer(source.showMigrations())) await source.runMigrations({ transaction: 'each' });
      isGuarded = await guardJournal(holder, warn);
    } finally {
      await answer(holder.query('SELECT RELEASE_LOCK(?)', [lockName]));
      await holder.release();
    }
    await answer(source.destroy());
    return isGuarded;
  } catch (error) {
    // The server releases the lock when the connections end, and a silent server is not waited for.
    if (source.isInitialized) void source.destroy().catch(() => undefined);
    throw error;
  }
}

/** Polls instead of waiting in the server, which would keep the lock request open after the connection broke. */
async function acquire(query: (sql: string) => ReturnType<QueryRunner['query']>): Promise<void> {
  for (;;) {
    const [row] = (await query('SELECT GET_LOCK(?, 0) AS held')) as { held: number | string }[];
    if (Number(row?.held) === 1) return;
    await delay(lockPollMs);
  }
}
