import { expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import { countRows, createStory, insert, missing } from './load/story.ts';
import { storyCluster } from './load/story-tier.ts';
import { Writers } from './load/writers.ts';

const outageLimitMs = 30_000;

const cluster = storyCluster({ replicas: 2 });

test('a master that is killed under load and restarted on its volume has every acknowledged row, and so has a replica', async () => {
  const writers = new Writers(cluster.url('write'), 6);
  await until('there is load', async () => writers.acknowledged.length > 500);
  await cluster.master.kill();
  await cluster.master.start();
  const before = writers.acknowledged.length;
  await until('writes work again', async () => writers.acknowledged.length > before + 500);
  await writers.stop();

  console.info(
    `${writers.acknowledged.length} writes acknowledged, ${writers.unknown.length} unknown, ` +
      `no acknowledgment for ${writers.longestGapMs} ms`,
  );
  expect(await missing(cluster.master, writers.acknowledged)).toEqual([]);
  expect(writers.longestGapMs).toBeLessThan(outageLimitMs);
  for (const replica of cluster.replicas) {
    await replica.caughtUpWith(cluster.master);
    expect(await missing(replica, writers.acknowledged)).toEqual([]);
    expect(await countRows(replica)).toBe(await countRows(cluster.master));
  }
});

test('replicas reconnect to a master that hung, without a restart', async () => {
  await cluster.master.pause();
  await until('the replicas notice', async () => (await cluster.replicas[0]?.status())?.startsWith('CUT'));
  await cluster.master.unpause();
  await insert(cluster.master, 'after the pause');
  for (const replica of cluster.replicas) await replica.caughtUpWith(cluster.master);
});

test('replicas that hang delay a write, but do not block it', async () => {
  for (const replica of cluster.replicas) await replica.pause();
  await insert(cluster.master, 'with hung replicas');
  for (const replica of cluster.replicas) await replica.unpause();
  for (const replica of cluster.replicas) await replica.caughtUpWith(cluster.master);
});

test('a replica never copies a master that lacks its transactions, since it may have the last copy of them', async () => {
  const [replica] = cluster.replicas;
  if (!replica) throw new Error('no replica');
  const rows = await countRows(replica);
  await cluster.replaceMaster();
  // The application creates its tables in what looks like a new installation; the replica has them already.
  await createStory(cluster.master);
  await until('the replica is broken', async () => (await replica.status()).startsWith('BROKEN'));
  await until('it was judged', async () => (await replica.health()) === 'unhealthy');
  expect(await replica.restarts()).toBe(0);
  expect(await countRows(replica)).toBe(rows);
});
