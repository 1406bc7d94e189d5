import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { countRows, createStory, fill } from '../load/story.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
const LIMIT_MS = 20_000;
const RATIO_LIMIT = 1.5;

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
  await createStory(cluster.master);
});

afterAll(() => cluster?.stop());

/** Adds a replica, from nothing to ready for reads, and removes it. */
async function joinMs(rows: number): Promise<number> {
  const begin = Date.now();
  const replica = await cluster.addReplica();
  const taken = Date.now() - begin;
  expect(await countRows(replica)).toBe(rows);
  await cluster.removeReplica(replica);
  return taken;
}

test('a replica of a million rows is ready about as soon as one of a thousand', async () => {
  await fill(cluster.master, SMALL, 'small');
  const small = await joinMs(SMALL);
  await fill(cluster.master, LARGE - SMALL, 'large');
  const large = await joinMs(LARGE);
  console.info(
    `joined in ${small} ms at ${SMALL} rows, in ${large} ms at ${LARGE} rows: ${(large / small).toFixed(2)} x`,
  );
  expect(large).toBeLessThan(LIMIT_MS);
  expect(large / small).toBeLessThanOrEqual(RATIO_LIMIT);
}, 300_000);
