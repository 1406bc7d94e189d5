import { afterEach, expect, test } from '@jest/globals';
import { Wait } from 'testcontainers';
import { Node } from '../support/container.ts';
import { AFTER_KILLED_SERVERS, DatabaseContainer } from './cluster/database-container.ts';
import { settings } from './cluster/settings.ts';

const nodes: Node[] = [];

afterEach(() => Promise.all(nodes.splice(0).map((node) => node.remove())));

const master = { ...settings, MYSQL_MASTER: 'true' };

/** @param first what a shell does to the volume before */
async function startMaster(printed: RegExp, first = 'true'): Promise<Node> {
  const container = new DatabaseContainer()
    .withEnvironment({ ...master, TODODB_INITIALISE: 'yes' })
    .withFirst(first, ['entrypoint.sh', 'mysqld'])
    .withStartupTimeout(240_000)
    .withWaitStrategy(Wait.forLogMessage(printed));
  const node = new Node(await container.start());
  nodes.push(node);
  return node;
}

/** Runs a command of the image, and gives the container back when it ended. */
async function once(command: string[], data?: Node): Promise<Node> {
  const container = new DatabaseContainer().withEnvironment(master).withCommand(command);
  const node = await (data ? container.withVolumesOf(data) : container).toEnd();
  nodes.push(node);
  return node;
}

function asApplication(server: Node, sql: string): Promise<string> {
  const command = ['mysql', '--no-defaults', '--socket=/var/run/mysqld/mysqld.sock', `--user=${settings.MYSQL_USER}`];
  return server.exec([...command, '--batch', '--skip-column-names', `--execute=${sql}`], {
    MYSQL_PWD: settings.MYSQL_PASSWORD,
  });
}

const PRINTED_READY = /ready for connections.*mysqld\.sock/;

// The disk is lost or not mounted, or the task came to another node: a stranger would make the first account.
test('a master on an empty volume makes no new database by itself, and says how to ask for one and what it would do', async () => {
  const ended = await once(['mysqld']);
  expect(await ended.exitCode()).toBe(1);
  const said = await ended.logs();
  expect(said).toContain('/var/lib/mysql is empty, and nothing was started');
  expect(said).toContain('TODODB_INITIALISE=yes');
  expect(said).toContain("'tododb initialise'");
  expect(said).toContain('whoever comes first makes the first account');
});

test('an empty database is made by one command, once, and the master runs on it without being told', async () => {
  const first = await once(['tododb', 'initialise']);
  expect(await first.exitCode()).toBe(0);
  const again = await once(['tododb', 'initialise'], first);
  expect(await again.exitCode()).toBe(0);
  expect(await again.logs()).toContain('there is a database in /var/lib/mysql already: left as it is');
  const container = new DatabaseContainer().withEnvironment(master).withVolumesOf(first);
  const server = new Node(await container.withWaitStrategy(Wait.forLogMessage(PRINTED_READY)).start());
  nodes.push(server);
  await server.healthy();
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

test.each([
  ['files of something else', 'touch /var/lib/mysql/notes.txt', 'no MySQL data'],
  ['half of a copy', 'mkdir /var/lib/mysql/mysql; touch /var/lib/mysql/.tododb-joining', "half of a replica's copy"],
])('a volume with %s does not become a master', async (_what, first, said) => {
  const server = await startMaster(/tododb: /, first);
  await server.ended();
  expect(await server.exitCode()).toBe(1);
  expect(await server.logs()).toContain(said);
});

test.each([
  ['before the server has files', /initializing the master/],
  ['while the server has no users yet', /ready for connections.*init\.sock/],
  ['while it stops after its initialization', /Received SHUTDOWN/],
])('a first start killed %s is done again, and ends complete', async (_moment, printed) => {
  const server = await startMaster(printed);
  await server.kill();
  await server.start();
  await server.healthy();
  expect(await server.logs()).toContain('the first initialization did not finish: doing it again');
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

// A container that starts again has its files of before, and few process ids: one of the new server's threads may have it.
test('what killed servers left behind, with an id that another process has by now, does not keep a master from starting', async () => {
  const server = await startMaster(PRINTED_READY, AFTER_KILLED_SERVERS);
  await server.kill();
  await server.start();
  await server.healthy();
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

// Without this, no database starts on a disk of its own.
test('a volume that is a file system, with a lost+found that only root may read, becomes a master', async () => {
  const server = await startMaster(PRINTED_READY, 'mkdir -m 700 /var/lib/mysql/lost+found');
  await server.healthy();
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

test('a finished initialization is not done again', async () => {
  const server = await startMaster(PRINTED_READY);
  await asApplication(server, 'CREATE TABLE tododb.kept (id INT PRIMARY KEY)');
  await server.kill();
  await server.start();
  await server.healthy();
  expect(await asApplication(server, 'SHOW TABLES FROM tododb')).toBe('kept\n');
  expect(await server.logs()).not.toContain('doing it again');
});

// It would take the running server's socket away.
test('a command for a volume that no server runs on is refused beside a running server, which goes on', async () => {
  const server = await startMaster(PRINTED_READY);
  await expect(server.exec(['tododb', 'initialise'])).rejects.toThrow('a server runs in this container: stop it');
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

test('a replica is not started on the data of a master, which it would have to throw away', async () => {
  const server = await startMaster(PRINTED_READY);
  const script = 'unset MYSQL_MASTER; MYSQL_MASTER_HOST=elsewhere entrypoint.sh';
  await expect(server.exec(['bash', '-c', script])).rejects.toThrow('holds data that is no replica');
});

// An older server would end on it with errors that name no way out, for ever.
test('data of a newer MySQL is not touched by an older one, which says what to do', async () => {
  const server = await startMaster(PRINTED_READY);
  await server.healthy();
  await server.exec(['bash', '-c', 'sed -i \'s/}]}$/},{"version":"99.1.0"}]}/\' /var/lib/mysql/mysql_upgrade_history']);
  await server.restart();
  await server.ended();
  expect(await server.exitCode()).toBe(1);
  expect(await server.logs()).toMatch(
    /was written by MySQL 99\.1, and this image has \d+\.\d+, which cannot run on it/,
  );
});
