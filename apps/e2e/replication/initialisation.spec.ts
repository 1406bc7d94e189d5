import { afterEach, expect, test } from '@jest/globals';
import { GenericContainer, Wait } from 'testcontainers';
import { Node } from './cluster/container.ts';
import { settings } from './cluster/settings.ts';

const nodes: Node[] = [];

afterEach(() => Promise.all(nodes.splice(0).map((node) => node.remove())));

/** @param first what a shell does to the volume before */
async function startMaster(printed: RegExp, first = 'true'): Promise<Node> {
  const container = new GenericContainer(process.env.TODODB_IMAGE as string)
    .withEnvironment({ ...settings, MYSQL_MASTER: 'true', TODODB_INITIALISE: 'yes' })
    .withEntrypoint(['bash', '-c', `${first}; exec entrypoint.sh mysqld`])
    .withStartupTimeout(60_000)
    .withWaitStrategy(Wait.forLogMessage(printed));
  const node = new Node(await container.start());
  nodes.push(node);
  return node;
}

function asApplication(master: Node, sql: string): Promise<string> {
  const command = ['mysql', '--no-defaults', '--socket=/var/run/mysqld/mysqld.sock', `--user=${settings.MYSQL_USER}`];
  return master.exec([...command, '--batch', '--skip-column-names', `--execute=${sql}`], {
    MYSQL_PWD: settings.MYSQL_PASSWORD,
  });
}

test.each([
  ['before the server has files', /initialising the master/],
  ['while the server has no users yet', /ready for connections.*init\.sock/],
  ['while it stops after its initialisation', /Received SHUTDOWN/],
])('a first start killed %s is done again, and ends complete', async (_moment, printed) => {
  const master = await startMaster(printed);
  await master.kill();
  await master.start();
  await master.healthy();
  expect(await master.logs()).toContain('the first initialisation did not finish: doing it again');
  expect(await asApplication(master, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

// Without this, no database starts on a disk of its own.
test('a volume that is a file system, with a lost+found that only root may read, becomes a master', async () => {
  const master = await startMaster(/ready for connections.*mysqld\.sock/, 'mkdir -m 700 /var/lib/mysql/lost+found');
  await master.healthy();
  expect(await asApplication(master, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

test('a finished initialisation is not done again', async () => {
  const master = await startMaster(/ready for connections.*mysqld\.sock/);
  await asApplication(master, 'CREATE TABLE tododb.kept (id INT PRIMARY KEY)');
  await master.kill();
  await master.start();
  await master.healthy();
  expect(await asApplication(master, 'SHOW TABLES FROM tododb')).toBe('kept\n');
  expect(await master.logs()).not.toContain('doing it again');
});

test('a replica is not started on the data of a master, which it would have to throw away', async () => {
  const master = await startMaster(/ready for connections.*mysqld\.sock/);
  const script = 'unset MYSQL_MASTER; MYSQL_MASTER_HOST=elsewhere entrypoint.sh';
  await expect(master.exec(['bash', '-c', script])).rejects.toThrow('holds data that is no replica');
});
