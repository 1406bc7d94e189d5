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

/** The health check has decided that this replica must copy its master at its next start. */
async function toldToCopyAgain(): Promise<void> {
  await replica.exec(['gosu', 'mysql', 'touch', '/var/lib/mysql/.tododb-rejoin']);
  await replica.kill();
}

async function printed(text: string): Promise<void> {
  await until(`the replica prints "${text}"`, async () => (await replica.logs()).includes(text));
}

const data = () => replica.exec(['ls', '/var/lib/mysql/tododb']);

test('a replica keeps its data until the copy of the master is whole, and then has the master’s', async () => {
  await cluster.master.query("REVOKE BACKUP_ADMIN ON *.* FROM repl@'%'");
  await toldToCopyAgain();
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

// Its node was off meanwhile: the decision is outdated, and this is the last copy.
test('a replica that was to copy again keeps its data when the master is another one by then', async () => {
  await toldToCopyAgain();
  await cluster.replaceMaster();
  await replica.start();
  await printed('not copying the master again: it lacks transactions that are here');
  await until('it serves what it has', async () => (await countRows(replica)) === 2 * rowCount);
});
