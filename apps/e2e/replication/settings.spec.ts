import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { until } from '../../../tools/until.ts';
import type { Node } from '../support/container.ts';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import { DatabaseContainer } from './cluster/database-container.ts';

/** Characters that break a shell, an option file, an SQL string, a URL or a log line. */
const specialCharacters = `q"a'b\\c$d #e%;f--/*g\`é漢😀`;

const settings = {
  MYSQL_ROOT_PASSWORD: `root ${specialCharacters}`,
  MYSQL_PASSWORD: `todo ${specialCharacters}`,
  // Replication takes at most 32 bytes, and no character beyond U+FFFF.
  MYSQL_REPL_PASSWORD: `r"a'b\\c$d #e%;--/*\`é漢`,
  MYSQL_DATABASE: 'to_do',
};

const clusters: Cluster[] = [];
const nodes: Node[] = [];

afterAll(async () => {
  await Promise.all(clusters.map((cluster) => cluster.stop()));
  await Promise.all(nodes.map((node) => node.remove()));
});

/** Starts the image alone and returns the container when it has exited. */
async function runToEnd(environment: Record<string, string>): Promise<Node> {
  const node = await new DatabaseContainer().withEnvironment(environment).toEnd();
  nodes.push(node);
  return node;
}

test('all errors in the configuration are reported at once, without secrets, and no data is changed', async () => {
  const secret = randomBytes(20).toString('hex');
  const node = await runToEnd({
    MYSQL_MASTER: 'true',
    MYSQL_ROOT_PASSWORD: secret,
    MYSQL_ROOT_PASSWORD_FILE: '/run/secrets/root',
    MYSQL_PASSWORD_FILE: '/run/secrets/absent',
    MYSQL_USER: 'root',
    MYSQL_REPL_USER: 'repl😀',
    MYSQL_REPL_PASSWORD: secret,
    MYSQL_MASTER_PORT: 'mysql',
    TODODB_INITIALISE: 'true',
    TODODB_PROMOTE: 'true',
    TODODB_GROUP: 'todo',
  });
  const logs = await node.logs();
  expect(logs).toContain('MYSQL_ROOT_PASSWORD and MYSQL_ROOT_PASSWORD_FILE are both set');
  expect(logs).toContain('MYSQL_PASSWORD_FILE names /run/secrets/absent, which cannot be read');
  expect(logs).toContain('MYSQL_DATABASE (or MYSQL_DATABASE_FILE) is not set');
  expect(logs).toContain("MYSQL_USER is 'root'");
  expect(logs).toContain("MYSQL_MASTER_PORT is 'mysql'");
  expect(logs).toContain('MYSQL_REPL_PASSWORD has 40 bytes: MySQL takes at most 32');
  expect(logs).toContain('MYSQL_REPL_USER contains an emoji');
  expect(logs).toContain("TODODB_INITIALISE is 'true': set yes");
  expect(logs).toContain("TODODB_PROMOTE is 'true': set yes");
  expect(logs).toContain("TODODB_GROUP is 'todo': it must be the name of the group: a lowercase UUID");
  expect(logs).toContain('10 fault(s)');
  expect(logs).not.toContain(secret);
  expect(await node.exitCode()).toBe(64);
});

test('passwords with every special character work for the application, for root and for replication', async () => {
  const cluster = await startCluster({ replicas: 1, settings });
  clusters.push(cluster);
  for (const to of ['write', 'read'] as const) {
    const connection = await until(`${to} accepts`, () => mysql.createConnection({ uri: cluster.url(to) }));
    const [[row]] = await connection.query<RowDataPacket[]>('SELECT DATABASE() AS name');
    expect(row?.name).toBe('to_do');
    await connection.end();
  }
  expect(await cluster.replicas[0]?.status()).toMatch(/^REPLICA/);
});

test('the application has access to its own database only, not to one whose name matches it as a pattern', async () => {
  const [cluster] = clusters as [Cluster];
  await cluster.master.query('CREATE DATABASE toxdo');
  const connection = await mysql.createConnection({ uri: cluster.url('write') });
  await expect(connection.query('CREATE TABLE toxdo.t (id INT PRIMARY KEY)')).rejects.toMatchObject({ errno: 1142 });
  await connection.end();
});

test('no password appears in a log, a command line or the environment of the running server', async () => {
  const [cluster] = clusters as [Cluster];
  for (const server of [cluster.master, ...cluster.replicas]) {
    const { Path, Args, Config } = await server.inspect();
    const processes = await server.exec(['bash', '-c', 'cat /proc/[0-9]*/cmdline | tr "\\0" " "']);
    const environment = await server.exec(['gosu', 'mysql', 'bash', '-c', 'cat /proc/1/environ 2>/dev/null || true']);
    const visible = [await server.logs(), Path, ...Args, ...(Config.Cmd ?? []), processes, environment].join('\n');
    expect(visible).toContain('mysqld');
    for (const [name, secret] of Object.entries(settings)) {
      if (name.endsWith('PASSWORD')) expect(visible).not.toContain(secret.slice(0, 12));
    }
    expect(await server.exec(['bash', '-c', 'shopt -s nullglob; echo /dev/shm/tododb.*'])).toBe('\n');
  }
});

test('sample rows are refused before the API has created its tables, and are loaded only once', async () => {
  const [cluster] = clusters as [Cluster];
  await expect(cluster.master.exec(['init-data.sh'])).rejects.toThrow('start the API once');
  await cluster.master.query(`CREATE TABLE todo (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(188) NOT NULL,
    content TEXT NOT NULL, status VARCHAR(8) NOT NULL, created DATETIME(3) NOT NULL, updated DATETIME(3) NOT NULL,
    due DATE, position DOUBLE NOT NULL, version INT NOT NULL, deleted DATETIME(3))`);
  await cluster.master.exec(['init-data.sh']);
  expect(await cluster.master.exec(['init-data.sh'])).toContain('todo has 8 rows');
});
