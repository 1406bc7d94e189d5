import { beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import type { DatabaseServer } from '../cluster/server.ts';
import { countRows, fill } from '../load/story.ts';
import { storyCluster } from '../load/story-tier.ts';

const rowCount = 100;

const cluster = storyCluster({ replicas: 1, rows: rowCount });
let replica: DatabaseServer;

beforeAll(async () => {
  [replica] = cluster.replicas as [DatabaseServer];
  await replica.caughtUpWith(cluster.master);
});

/** Marks the replica to copy its master again at its next start, as the health check does, and kills it. */
async function markToCopyAgain(): Promise<void> {
  await replica.exec(['gosu', 'mysql', 'touch', '/var/lib/mysql/.tododb-rejoin']);
  await replica.kill();
}

async function printed(text: string): Promise<void> {
  await until(`the replica prints "${text}"`, async () => (await replica.logs()).includes(text));
}

const data = () => replica.exec(['ls', '/var/lib/mysql/tododb']);

test('a replica keeps its data until the copy of the master is complete, which then replaces it', async () => {
  await cluster.master.query("REVOKE BACKUP_ADMIN ON *.* FROM repl@'%'");
  await markToCopyAgain();
  await replica.start();
  await printed('copying failed, trying again');
  expect(await data()).toContain('story.ibd');
  await replica.kill();
  await replica.start();
  await until('it tries once more', async () => (await replica.logs()).split('copying the master again').length > 2);
  expect(await data()).toContain('story.ibd');
  await fill(cluster.master, rowCount, 'later');
  await cluster.master.query("GRANT BACKUP_ADMIN ON *.* TO repl@'%'");
  await replica.healthy(120_000);
  expect(await replica.logs()).toContain('copied the master');
  expect(await countRows(replica)).toBe(2 * rowCount);
});

// Its node was down meanwhile: the decision is outdated, and this is the last copy of the data.
test('a replica that was marked to copy again keeps its data if the master is a different one by then', async () => {
  await markToCopyAgain();
  await cluster.replaceMaster();
  await replica.start();
  await printed('not copying the master again: it lacks transactions that are here');
  await until('it serves what it has', async () => (await countRows(replica)) === 2 * rowCount);
});
