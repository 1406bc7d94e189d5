import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import type { DatabaseServer } from './cluster/server.ts';
import { until } from './cluster/until.ts';
import { countRows, createStory, insert } from './load/story.ts';

const ROWS = 10;

let cluster: Cluster;
let first: DatabaseServer;
let second: DatabaseServer;

beforeEach(async () => {
  cluster = await startCluster({ replicas: 2 });
  [first, second] = cluster.replicas as [DatabaseServer, DatabaseServer];
  await createStory(cluster.master);
  await Promise.all([first.caughtUpWith(cluster.master), second.caughtUpWith(cluster.master)]);
});

afterEach(() => cluster?.stop());

/** Writes rows that the replicas acknowledge and do not apply. */
async function acknowledgeOnly(...replicas: DatabaseServer[]): Promise<void> {
  for (const replica of replicas) await replica.query('STOP REPLICA SQL_THREAD');
  for (let i = 1; i <= ROWS; i++) await insert(cluster.master, `acknowledged-${i}`);
  for (const replica of replicas) await replica.received(cluster.master);
}

/** What the runbook asks on one replica about all of them. */
const compare = () => second.exec(['tododb', 'compare', 'mysql_slave']);

test('what replicas acknowledged and had not applied when the master was lost is there after the promotion', async () => {
  await acknowledgeOnly(first, second);
  await cluster.master.kill();
  expect((await compare()).match(/has everything/g)).toHaveLength(2);
  // Without this, the restart of a machine would be enough to lose them.
  await second.restart();
  await until('the replica answers again', () => second.status());
  await cluster.promote(first);
  expect(await countRows(cluster.master)).toBe(ROWS);
  await second.caughtUpWith(cluster.master);
  expect(await countRows(second)).toBe(ROWS);
});

test('the comparison names the replica that received the most, not the one that applied the most', async () => {
  await second.query('STOP REPLICA');
  await acknowledgeOnly(first);
  await cluster.master.kill();
  const said = (await compare()).trim().split('\n');
  const host = async (server: DatabaseServer) => (await server.inspect()).Config.Hostname;
  expect(said.find((line) => line.includes('has everything'))).toContain(await host(first));
  expect(said.find((line) => line.includes('lacks'))).toContain(await host(second));
});

test('the comparison does not choose while a replica is silent: it may have more', async () => {
  await first.pause();
  await expect(compare()).rejects.toThrow('does not answer, and may have more than the others');
  await first.unpause();
});

test('a promotion that was interrupted is finished by the next one: the new master follows nobody', async () => {
  await cluster.master.kill();
  await first.stop();
  const interrupted = await cluster.once(['tododb', 'promote'], first, /promoting this replica to master/);
  await interrupted.kill();
  await cluster.promote(first);
  const sources = 'SELECT * FROM performance_schema.replication_connection_configuration';
  expect(await cluster.master.query(sources)).toEqual([]);
});

test('what a replica received and cannot apply stays, unless somebody gives it up', async () => {
  await first.diverge("INSERT INTO story (title) VALUES ('acknowledged-1')");
  await acknowledgeOnly(first);
  await cluster.master.kill();
  await first.stop();
  const refused = await cluster.once(['tododb', 'promote'], first);
  expect(await refused.exitCode()).toBe(1);
  expect(await refused.logs()).toContain('stays a replica');
  const promoted = await cluster.once(['tododb', 'promote', '--lossy'], first);
  expect(await promoted.exitCode()).toBe(0);
});
