import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import type { DatabaseServer } from './cluster/server.ts';
import { Readers } from './load/readers.ts';
import { insert } from './load/story.ts';
import { storyCluster } from './load/story-tier.ts';

const readsPerSecond = 500;

const cluster = storyCluster({ replicas: 2 });
let first: DatabaseServer;
let second: DatabaseServer;
let readers: Readers;

beforeAll(async () => {
  [first, second] = cluster.replicas as [DatabaseServer, DatabaseServer];
  await Promise.all([cluster.master, first, second].map((server) => server.serverId()));
});

beforeEach(async () => {
  await Promise.all([first.healthy(), second.healthy()]);
  readers = new Readers(cluster.url('read'), readsPerSecond);
  await answeredBy(first, second);
});

afterEach(async () => {
  await Promise.all([first.letGo(), readers.stop()]);
});

/** Waits until exactly these servers serve the reads of half a second. */
async function answeredBy(...servers: DatabaseServer[]): Promise<void> {
  const expected = (await Promise.all(servers.map((server) => server.serverId()))).sort();
  await until('the expected servers serve the reads', async () => {
    const from = readers.answered;
    readers.forget();
    await until('half a second of reads', async () => readers.answered - from > readsPerSecond / 2);
    return [...readers.servers.keys()].sort().join() === expected.join();
  });
}

/** Expects that no read has failed so far. */
function expectNoFailure(): void {
  expect(readers.failures).toEqual([]);
  expect(readers.answered).toBeGreaterThan(readsPerSecond / 2);
}

test('no read fails while a replica is killed and comes back', async () => {
  await first.kill();
  await answeredBy(second);
  await first.start();
  await answeredBy(first, second);
  expectNoFailure();
});

test('no read fails while a replica hangs with its connections open', async () => {
  await first.pause();
  await answeredBy(second);
  await first.unpause();
  await answeredBy(first, second);
  expectNoFailure();
});

test('a replica that lags gets no reads, stays healthy, and gets reads again when it has caught up', async () => {
  await first.holdBack();
  await insert(cluster.master, 'held back');
  await answeredBy(second);
  expect(await first.status()).toMatch(/^LAGGING lag=\d+/);
  expect(await first.health()).toBe('healthy');
  await first.letGo();
  await answeredBy(first, second);
  expectNoFailure();
});

test('a replica with a delayed applier counts as lagging although it is idle', async () => {
  await first.delayBy(3600);
  await insert(cluster.master, 'delayed');
  await until('the status says so', async () => (await first.status(1)).startsWith('LAGGING'));
  await first.delayBy(0);
  await first.caughtUpWith(cluster.master);
  expectNoFailure();
});

test('when all replicas are down the master serves the reads, and no read fails', async () => {
  await Promise.all([first.kill(), second.kill()]);
  await answeredBy(cluster.master);
  await Promise.all([first.start(), second.start()]);
  await answeredBy(first, second);
  expectNoFailure();
});

test('when the master is down reads continue, even after the replicas are no longer considered fit', async () => {
  await cluster.master.kill();
  await until('the replicas know that they are cut off', async () => (await first.status()).startsWith('CUT'));
  await answeredBy(first, second);
  await cluster.master.start();
  await until('the replicas follow again', async () => (await first.status()).startsWith('REPLICA'));
  await answeredBy(first, second);
  expectNoFailure();
});

test('a new replica gets reads without a change of the load balancer', async () => {
  const third = await cluster.addReplica();
  await answeredBy(first, second, third);
  await cluster.removeReplica(third);
  await answeredBy(first, second);
  expectNoFailure();
});

test('the load balancer publishes metrics', async () => {
  expect(await cluster.metrics()).toMatch(
    /haproxy_server_status\{proxy="fit_replicas",server="replica1",state="UP"\} 1/,
  );
});
