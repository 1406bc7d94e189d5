import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Group } from '../cluster/group.ts';
import type { DatabaseServer } from '../cluster/server.ts';
import { insert } from '../load/story.ts';
import { storyCluster } from '../load/story-tier.ts';

jest.setTimeout(600_000);

const rowCount = 1_000;

const group = new Group();
// Before the cluster is removed, whose volumes the group uses.
afterAll(() => group.stop());

const cluster = storyCluster({ replicas: 1, rows: rowCount });
let replica: DatabaseServer;

beforeAll(() => {
  [replica] = cluster.replicas as [DatabaseServer];
});

test('a table without a primary key, to which a group takes no writes, is reported before anything changes', async () => {
  await cluster.master.query('CREATE TABLE keyless (title VARCHAR(64))');
  await cluster.master.stop();
  const refused = await cluster.once(['tododb', 'found'], cluster.master);
  expect(await refused.exitCode()).toBe(1);
  expect(await refused.logs()).toContain('without a primary key, and these have none: tododb.keyless');
  await cluster.master.start();
  await cluster.master.healthy();
  await cluster.master.query('DROP TABLE keyless');
});

test('a master and its replica become a group with all rows, including those that the replica had not applied', async () => {
  await replica.caughtUpWith(cluster.master);
  await replica.query('STOP REPLICA SQL_THREAD');
  await insert(cluster.master, 'received only');
  await replica.received(cluster.master);
  await Promise.all([cluster.master.stop(), replica.stop()]);
  const found = await cluster.once(['tododb', 'found'], cluster.master);
  expect(await found.logs()).toContain('the next start with TODODB_GROUP bootstraps the group');

  await group.startOn(cluster.master, [replica]);
  await insert(await group.allOnline(), 'in the group');
  const [first, second] = await group.contents();
  expect(first?.rows).toBe(rowCount + 2);
  expect(second).toEqual(first);
});
