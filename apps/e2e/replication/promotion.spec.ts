import { beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import { afterKilledServers } from './cluster/database-container.ts';
import type { DatabaseServer } from './cluster/server.ts';
import { countRows, insert } from './load/story.ts';
import { storyCluster } from './load/story-tier.ts';

const rowCount = 10;

const cluster = storyCluster({ replicas: 2 });
let first: DatabaseServer;
let second: DatabaseServer;

beforeAll(async () => {
  [first, second] = cluster.replicas as [DatabaseServer, DatabaseServer];
});

/** Writes rows that these replicas acknowledge but do not apply. */
async function acknowledgeOnly(name: string, ...replicas: DatabaseServer[]): Promise<void> {
  for (const replica of replicas) await replica.caughtUpWith(cluster.master);
  for (const replica of replicas) await replica.query('STOP REPLICA SQL_THREAD');
  for (let i = 1; i <= rowCount; i++) await insert(cluster.master, `${name}-${i}`);
  for (const replica of replicas) await replica.received(cluster.master);
}

/** Compares all replicas, from one of them, as the runbook says. */
const compare = () => second.exec(['tododb', 'compare', 'mysql_slave']);

test('the comparison fails while a replica does not respond, which may have more transactions', async () => {
  await first.pause();
  await expect(compare()).rejects.toThrow('does not respond, and may have more than the others');
  await first.unpause();
});

test('the comparison names the replica that received the most, not the one that applied the most', async () => {
  await second.caughtUpWith(cluster.master);
  await second.query('STOP REPLICA');
  await acknowledgeOnly('one', first);
  const lines = (await compare()).trim().split('\n');
  const host = async (server: DatabaseServer) => (await server.inspect()).Config.Hostname;
  expect(lines.find((line) => line.includes('has everything'))).toContain(await host(first));
  expect(lines.find((line) => line.includes('lacks'))).toContain(await host(second));
  for (const replica of [first, second]) await replica.query('START REPLICA');
});

test('transactions that replicas acknowledged and had not applied when the master was lost survive the promotion', async () => {
  await acknowledgeOnly('both', first, second);
  await cluster.master.kill();
  expect((await compare()).match(/has everything/g)).toHaveLength(2);
  // Without this, restarting a machine is enough to lose them.
  await second.restart();
  await until('the replica responds again', () => second.status());
  await cluster.promote(first);
  expect(await countRows(cluster.master)).toBe(2 * rowCount);
  await second.caughtUpWith(cluster.master);
  expect(await countRows(second)).toBe(2 * rowCount);
});

test('a promotion that was interrupted is completed by the next one: the new master replicates from no other server', async () => {
  await cluster.master.kill();
  await second.stop();
  const interrupted = await cluster.once(['tododb', 'promote'], second, {
    printed: /promoting this replica to master/,
  });
  await interrupted.kill();
  await cluster.promote(second);
  const sources = 'SELECT * FROM performance_schema.replication_connection_configuration';
  expect(await cluster.master.query(sources)).toEqual([]);
  expect(await countRows(cluster.master)).toBe(2 * rowCount);
});

test('transactions that a replica received and cannot apply are kept, unless an operator discards them', async () => {
  const replica = await cluster.addReplica();
  await replica.diverge("INSERT INTO story (title) VALUES ('stray-1')");
  await acknowledgeOnly('stray', replica);
  await cluster.master.kill();
  await replica.stop();
  const refused = await cluster.once(['tododb', 'promote'], replica);
  expect(await refused.exitCode()).toBe(1);
  expect(await refused.logs()).toContain('stays a replica');
  // A promotion that was killed before must not block this one.
  const promoted = await cluster.once(['tododb', 'promote', '--lossy'], replica, { first: afterKilledServers });
  expect(await promoted.exitCode()).toBe(0);
});
