import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { Group } from '../cluster/group.ts';
import type { DatabaseServer } from '../cluster/server.ts';
import { createStory, fill, insert } from '../load/story.ts';

jest.setTimeout(600_000);

const ROWS = 1_000;

let cluster: Cluster;
let replica: DatabaseServer;
const group = new Group();

beforeAll(async () => {
  cluster = await startCluster({ replicas: 1 });
  [replica] = cluster.replicas as [DatabaseServer];
  await createStory(cluster.master);
  await fill(cluster.master, ROWS);
});

afterAll(async () => {
  await group.stop();
  await cluster?.stop();
});

test('a table that a group could not write to is reported before anything has changed', async () => {
  await cluster.master.query('CREATE TABLE keyless (title VARCHAR(64))');
  await cluster.master.stop();
  const refused = await cluster.once(['tododb', 'found'], cluster.master);
  expect(await refused.exitCode()).toBe(1);
  expect(await refused.logs()).toContain('without a primary key, and these have none: tododb.keyless');
  await cluster.master.start();
  await cluster.master.healthy();
  await cluster.master.query('DROP TABLE keyless');
});

test('a master and its replica become a group with every row, also those that the replica had not applied', async () => {
  await replica.caughtUpWith(cluster.master);
  await replica.query('STOP REPLICA SQL_THREAD');
  await insert(cluster.master, 'received only');
  await replica.received(cluster.master);
  await Promise.all([cluster.master.stop(), replica.stop()]);
  const found = await cluster.once(['tododb', 'found'], cluster.master);
  expect(await found.logs()).toContain('the next start with TODODB_GROUP founds the group');

  await group.startOn(cluster.master, [replica]);
  await insert(await group.whole(), 'in the group');
  const [first, second] = await group.contents();
  expect(first?.rows).toBe(ROWS + 2);
  expect(second).toEqual(first);
});
