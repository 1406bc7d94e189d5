import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { countRows, createStory, fill } from '../load/story.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
const RATIO_LIMIT = 1.5;
const TRIES = 4;

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
  const small = Math.min(await joinMs(SMALL), await joinMs(SMALL));
  await fill(cluster.master, LARGE - SMALL, 'large');
  let large = await joinMs(LARGE);
  // Other load can only make it longer, so the shortest of several attempts counts.
  for (let tries = 1; large / small > RATIO_LIMIT && tries < TRIES; tries++)
    large = Math.min(large, await joinMs(LARGE));
  console.info(
    `joined in ${small} ms at ${SMALL} rows, in ${large} ms at ${LARGE} rows: ${(large / small).toFixed(2)} x`,
  );
  expect(large / small).toBeLessThanOrEqual(RATIO_LIMIT);
});
