import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import type { MysqlDataSourceOptions } from 'typeorm/driver/mysql/MysqlDataSourceOptions.js';

const lockName = 'todo.migrations';
const lockPollMs = 500;

/** Brings a MySQL schema up to date. Instances that start together take turns, and the later find nothing to do. */
export async function migrate(options: MysqlDataSourceOptions): Promise<void> {
  const source = await new DataSource(options).initialize();
  try {
    const holder = source.createQueryRunner();
    await acquire(holder);
    try {
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await holder.query('SELECT RELEASE_LOCK(?)', [lockName]);
      await holder.release();
    }
  } finally {
    await source.destroy();
  }
}

/** Polls instead of waiting in the server, which would hold the lock request open past a broken connection. */
async function acquire(holder: QueryRunner): Promise<void> {
  for (;;) {
    const [row] = (await holder.query('SELECT GET_LOCK(?, 0) AS held', [lockName])) as { held: number | string }[];
    if (Number(row?.held) === 1) return;
    await delay(lockPollMs);
  }
}
