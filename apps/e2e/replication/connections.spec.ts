import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mysql, { type Connection } from 'mysql2/promise';
import { type Cluster, startCluster } from './cluster/cluster.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

afterAll(() => cluster?.stop());

/** Connects as the application until the server refuses. */
async function takeAll(connections: Connection[]): Promise<unknown> {
  for (;;) {
    try {
      connections.push(await mysql.createConnection({ uri: cluster.url('write') }));
    } catch (error) {
      return error;
    }
  }
}

async function withAllTaken(work: (refusal: unknown) => Promise<void>): Promise<void> {
  const connections: Connection[] = [];
  try {
    await work(await takeAll(connections));
  } finally {
    for (const connection of connections) connection.destroy();
  }
}

// Otherwise the orchestrator would restart the master at peak load.
test('a master whose connections are all in use stays healthy', async () => {
  await cluster.master.query('SET GLOBAL max_connections = 10');
  await withAllTaken(async (refusal) => {
    expect(refusal).toMatchObject({ code: 'ER_CON_COUNT_ERROR' });
    expect(await cluster.master.exec(['health.sh'])).toMatch(/^MASTER/);
  });
  await cluster.master.query('SET GLOBAL max_connections = 500');
});

test('the application cannot use the connections that replicas and operators need', async () => {
  const [limits] = await cluster.master.query('SELECT @@max_connections AS server, @@max_user_connections AS account');
  expect(limits).toEqual({ server: 500, account: 450 });
  await cluster.master.query('SET GLOBAL max_user_connections = 10');
  await withAllTaken(async (refusal) => {
    expect(refusal).toMatchObject({ code: 'ER_TOO_MANY_USER_CONNECTIONS' });
    await cluster.addReplica();
  });
});
