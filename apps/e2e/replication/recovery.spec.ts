import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import type { DatabaseServer } from './cluster/server.ts';
import { countRows, createStory, fill, insert } from './load/story.ts';

const rowCount = 1_000;

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({ replicas: 2 });
  await createStory(cluster.master);
  await fill(cluster.master, rowCount);
  for (const replica of cluster.replicas) await replica.caughtUpWith(cluster.master);
});

afterAll(() => cluster?.stop());

test('a backup brings back what a mistake deleted, on the master and on its replicas', async () => {
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

test('with the disk of the master lost, a replica becomes the master with every row, and the other follows it', async () => {
  const [first, second] = cluster.replicas as [DatabaseServer, DatabaseServer];
  await cluster.promote(first);
  expect(await countRows(cluster.master)).toBe(rowCount);
  await insert(cluster.master, 'after the promotion');
  await until('the other replica follows', async () => (await second.status()).startsWith('REPLICA'));
  await second.caughtUpWith(cluster.master);
  expect(await countRows(second)).toBe(rowCount + 1);
  expect(await cluster.master.status()).toMatch(/^MASTER/);
});
