import { expect, test } from '@jest/globals';
import { countRows, fill } from '../load/story.ts';
import { storyCluster } from '../load/story-tier.ts';

const smallRows = 1_000;
const largeRows = 1_000_000;
const ratioLimit = 1.5;
const attemptCount = 4;

const cluster = storyCluster();

/** Adds a replica on an empty volume, waits until it is fit for reads, and removes it. @returns milliseconds */
async function joinMs(rows: number): Promise<number> {
  const begin = Date.now();
  const replica = await cluster.addReplica();
  const taken = Date.now() - begin;
  expect(await countRows(replica)).toBe(rows);
  await cluster.removeReplica(replica);
  return taken;
}

test('a replica of a million rows is ready about as soon as one of a thousand', async () => {
  await fill(cluster.master, smallRows, 'small');
  const small = Math.min(await joinMs(smallRows), await joinMs(smallRows));
  await fill(cluster.master, largeRows - smallRows, 'large');
  let large = await joinMs(largeRows);
  // Other load can only make a join slower, so the fastest of several attempts counts.
  for (let tries = 1; large / small > ratioLimit && tries < attemptCount; tries++)
    large = Math.min(large, await joinMs(largeRows));
  console.info(
    `joined in ${small} ms at ${smallRows} rows, in ${large} ms at ${largeRows} rows: ${(large / small).toFixed(2)} x`,
  );
  expect(large / small).toBeLessThanOrEqual(ratioLimit);
});
