import { afterEach, expect, test } from '@jest/globals';
import { Wait } from 'testcontainers';
import { Node } from '../support/container.ts';
import { afterKilledServers, DatabaseContainer } from './cluster/database-container.ts';
import { settings } from './cluster/settings.ts';

const nodes: Node[] = [];

afterEach(() => Promise.all(nodes.splice(0).map((node) => node.remove())));

const master = { ...settings, MYSQL_MASTER: 'true' };

/** @param first shell commands to run on the volume before */
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

/** Runs a command of the image, and returns the container when it has exited. */
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

const printedReady = /ready for connections.*mysqld\.sock/;

// The disk is lost or not mounted, or the task moved to another node: a stranger could create the first account.
test('a master on an empty volume initializes no database by itself, and explains how to and what that means', async () => {
  const ended = await once(['mysqld']);
  expect(await ended.exitCode()).toBe(1);
  const printed = await ended.logs();
  expect(printed).toContain('/var/lib/mysql is empty, and nothing was started');
  expect(printed).toContain('TODODB_INITIALISE=yes');
  expect(printed).toContain("'tododb initialise'");
  expect(printed).toContain('whoever comes first creates the first account');
});

test('`tododb initialise` creates a database once, and the master runs on it without further settings', async () => {
  const first = await once(['tododb', 'initialise']);
  expect(await first.exitCode()).toBe(0);
  const again = await once(['tododb', 'initialise'], first);
  expect(await again.exitCode()).toBe(0);
  expect(await again.logs()).toContain('there is a database in /var/lib/mysql already: nothing to do');
  const container = new DatabaseContainer().withEnvironment(master).withVolumesOf(first);
  const server = new Node(await container.withWaitStrategy(Wait.forLogMessage(printedReady)).start());
  nodes.push(server);
  await server.healthy();
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

test.each([
  ['files of something else', 'touch /var/lib/mysql/notes.txt', 'files that are not MySQL data'],
  [
    'an incomplete copy',
    'mkdir /var/lib/mysql/mysql; touch /var/lib/mysql/.tododb-joining',
    'an incomplete copy of a replica',
  ],
])('a volume with %s does not become a master', async (_what, first, message) => {
  const server = await startMaster(/tododb: /, first);
  await server.ended();
  expect(await server.exitCode()).toBe(1);
  expect(await server.logs()).toContain(message);
});

test.each([
  ['before the server has files', /initializing the master/],
  ['while the server has no users yet', /ready for connections.*init\.sock/],
  ['while it stops after its initialization', /Received SHUTDOWN/],
])('an initialization that was killed %s is repeated at the next start, and completes', async (_moment, printed) => {
  const server = await startMaster(printed);
  await server.kill();
  await server.start();
  await server.healthy();
  expect(await server.logs()).toContain('the first initialization did not finish: doing it again');
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

// A restarted container keeps its files and has few PIDs: a thread of the new server may have the PID in a lock file.
test('a master starts despite lock files of killed servers, whose PIDs belong to other processes by now', async () => {
  const server = await startMaster(printedReady, afterKilledServers);
  await server.kill();
  await server.start();
  await server.healthy();
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

// Without this, no database starts on a dedicated disk.
test('a volume that is a whole file system, with a lost+found that only root may read, becomes a master', async () => {
  const server = await startMaster(printedReady, 'mkdir -m 700 /var/lib/mysql/lost+found');
  await server.healthy();
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

test('a completed initialization is not repeated', async () => {
  const server = await startMaster(printedReady);
  await asApplication(server, 'CREATE TABLE tododb.kept (id INT PRIMARY KEY)');
  await server.kill();
  await server.start();
  await server.healthy();
  expect(await asApplication(server, 'SHOW TABLES FROM tododb')).toBe('kept\n');
  expect(await server.logs()).not.toContain('doing it again');
});

// It would remove the socket of the running server.
test('a command for the volume of a stopped server is refused while the server runs, which keeps running', async () => {
  const server = await startMaster(printedReady);
  await expect(server.exec(['tododb', 'initialise'])).rejects.toThrow('a server runs in this container: stop it');
  expect(await asApplication(server, 'SHOW DATABASES')).toContain(settings.MYSQL_DATABASE);
});

test('a replica does not start on the data of a master, which it would have to discard', async () => {
  const server = await startMaster(printedReady);
  const script = 'unset MYSQL_MASTER; MYSQL_MASTER_HOST=elsewhere entrypoint.sh';
  await expect(server.exec(['bash', '-c', script])).rejects.toThrow('holds data that does not belong to a replica');
});

// Without this, an older server fails at every start with errors that suggest no fix.
test('data of a newer MySQL is not changed by an older one, which reports what to do', async () => {
  const server = await startMaster(printedReady);
  await server.healthy();
  await server.exec(['bash', '-c', 'sed -i \'s/}]}$/},{"version":"99.1.0"}]}/\' /var/lib/mysql/mysql_upgrade_history']);
  await server.restart();
  await server.ended();
  expect(await server.exitCode()).toBe(1);
  expect(await server.logs()).toMatch(/was written by MySQL 99\.1, and this image has \d+\.\d+, which cannot read it/);
});
