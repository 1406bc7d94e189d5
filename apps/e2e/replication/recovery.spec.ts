import { beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import type { DatabaseServer } from './cluster/server.ts';
import { countRows, insert } from './load/story.ts';
import { storyCluster } from './load/story-tier.ts';

const rowCount = 1_000;

const cluster = storyCluster({ replicas: 2, rows: rowCount });

beforeAll(async () => {
  for (const replica of cluster.replicas) await replica.caughtUpWith(cluster.master);
});

test('restoring a backup brings back rows that were deleted by mistake, on the master and on its replicas', async () => {
  const { master, replicas } = cluster;
  const root = { MYSQL_PWD: cluster.settings.MYSQL_ROOT_PASSWORD };
  const options = '--no-defaults --user=root --socket=/var/run/mysqld/mysqld.sock';
  const dump = 'mysqldump --single-transaction --set-gtid-purged=OFF --routines --databases "$MYSQL_DATABASE"';
  await master.exec(
    ['bash', '-c', `${dump.replace('mysqldump', `mysqldump ${options}`)} | gzip >/tmp/todo.sql.gz`],
    root,
  );
  await master.query('DELETE FROM story');
  await master.exec(
    ['bash', '-c', `gunzip </tmp/todo.sql.gz | mysql ${options} --default-character-set=utf8mb4`],
    root,
  );
  for (const replica of replicas) await replica.caughtUpWith(master);
  for (const server of [master, ...replicas]) expect(await countRows(server)).toBe(rowCount);
});

test('when the disk of the master is lost, a promoted replica has every row, and the other replica follows it', async () => {
  const [first, second] = cluster.replicas as [DatabaseServer, DatabaseServer];
  await cluster.promote(first);
  expect(await countRows(cluster.master)).toBe(rowCount);
  await insert(cluster.master, 'after the promotion');
  await until('the other replica follows', async () => (await second.status()).startsWith('REPLICA'));
  await second.caughtUpWith(cluster.master);
  expect(await countRows(second)).toBe(rowCount + 1);
  expect(await cluster.master.status()).toMatch(/^MASTER/);
});
