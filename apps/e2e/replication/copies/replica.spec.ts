import { beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { afterKilledServers } from '../cluster/database-container.ts';
import type { DatabaseServer } from '../cluster/server.ts';
import { countRows, fill, insert } from '../load/story.ts';
import { storyCluster } from '../load/story-tier.ts';

const cluster = storyCluster({ replicas: 1, rows: 1_000 });
let master: DatabaseServer;

beforeAll(() => {
  master = cluster.master;
});

/** Deadline for a full copy while two other servers use the same disk. */
const copyMs = 300_000;

/** Waits until the replica has exited by itself, was restarted and has copied the master. */
async function copiedAgain(replica: DatabaseServer, cause: string): Promise<void> {
  await until(`the replica was restarted because ${cause}`, async () => (await replica.restarts()) > 0);
  await replica.healthy(copyMs);
  await until('it is fit for reads again', async () => (await replica.status()).startsWith('REPLICA'));
}

test('a replica that joins late has all existing rows, takes no writes and never gets the root password', async () => {
  const replica = await cluster.addReplica();
  expect(await countRows(replica)).toBe(await countRows(master));
  await expect(insert(replica, 'on a replica')).rejects.toMatchObject({ code: 'ER_OPTION_PREVENTS_STATEMENT' });
  const environment = (await replica.inspect()).Config.Env.join('\n');
  expect(environment).not.toContain('MYSQL_ROOT_PASSWORD');
});

test('semi-synchronous replication is on as soon as a replica is connected, and the status shows it', async () => {
  expect(await master.status()).toBe(`MASTER semisync=ON replicas=${cluster.replicas.length}`);
});

// Without this, the master disconnects one of two replicas with the same id.
test('each server has its own id and keeps it over a restart', async () => {
  const ids = async () => {
    const rows = cluster.replicas.map((server) => server.query<{ id: number }>('SELECT @@server_id AS id'));
    return (await Promise.all(rows)).map(([row]) => row?.id);
  };
  const before = await ids();
  expect(new Set(before).size).toBe(cluster.replicas.length);
  await cluster.replicas[0]?.restart();
  await cluster.replicas[0]?.healthy();
  expect(await ids()).toEqual(before);
});

test('a replica that was down is not ready before it has caught up with the state of its master at its return', async () => {
  const [replica] = cluster.replicas as [DatabaseServer];
  await replica.stop();
  await fill(master, 50_000, 'while-away');
  await replica.start();
  await replica.healthy();
  expect(await countRows(replica)).toBe(await countRows(master));
});

test.each([
  ['before the copy', /empty data directory: copying/],
  ['when the copy begins', /ready for connections.*init\.sock/],
  ['when the copy is just complete', /copied the master/],
])('a replica that is killed %s starts over and has every row in the end', async (_moment, printed) => {
  const replica = await cluster.addReplica({ printed });
  await replica.kill();
  await replica.start();
  await replica.healthy();
  expect(await countRows(replica)).toBe(await countRows(master));
  await cluster.removeReplica(replica);
});

test('a replica that diverged copies the master again by itself and loses the stray row', async () => {
  // The servers that ran before were killed, and their PIDs belong to other processes by now.
  const replica = await cluster.addReplica({ first: afterKilledServers });
  await replica.diverge("INSERT INTO story (title) VALUES ('stray')");
  await insert(master, 'stray');
  await copiedAgain(replica, 'it diverged');
  await replica.caughtUpWith(master);
  expect(await countRows(replica)).toBe(await countRows(master));
});

test('a replica that missed purged binary logs copies the master again by itself', async () => {
  const replica = cluster.replicas[1] as DatabaseServer;
  await replica.stop();
  await fill(master, 1_000, 'purged');
  await master.purgeBinaryLogs();
  await replica.start();
  await copiedAgain(replica, 'the binary logs it needs are gone');
  expect(await countRows(replica)).toBe(await countRows(master));
});
