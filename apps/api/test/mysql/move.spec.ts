import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { bearer, join, type Person } from '../support/accounts.js';
import { type Service, startService, stopService } from '../support/process.js';
import { makeDatabase, type TestDatabase } from '../support/servers/database.js';

const program = fileURLToPath(new URL('../../dist/bin/move-to-mysql.js', import.meta.url));

// The tests are one story: a household outgrows its SQLite file.
let database: TestDatabase;
let server: Connection;
let service: Service | undefined;
let ann: Person;

beforeAll(async () => {
  database = await makeDatabase();
  server = await createConnection({ uri: database.env.TODO_MASTER_URL, connectTimeout: 10_000 });
});
afterAll(async () => {
  await stopService(service);
  await server.end();
  await database.drop();
});

const start = async (env: Record<string, string>) => {
  service = await startService({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0', ...env });
};

function move(): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program], { env: database.env, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const everything = async () => {
  const client = service?.client.with(bearer(ann.session.token));
  return {
    live: (await client?.list('?status=ALL&sort=order'))?.body,
    trash: (await client?.list('?deleted=true'))?.body,
  };
};
/** Removes the urls, which contain the port: it is different each time. */
const withoutUrls = (value: unknown) => JSON.parse(JSON.stringify(value, (key, inner) => (key === 'url' ? '' : inner)));

let before: unknown;
let lastId: number;

test('a file that is in use is not moved: writes during the move would be lost', async () => {
  await start({ TODO_DATA_DIR: database.dataDir });
  if (!service) throw new Error('not started');
  ann = await join(service.client, 'Ann');
  const todos = await ann.client.addMany(30, (n) => ({
    title: `Todo ${n} é 🎈`,
    content: 'x\r\n'.repeat(n),
    due: n % 3 ? null : '2027-02-28',
  }));
  await ann.client.delete(`/todo/${todos[3]?.id}`);
  await ann.client.patch(`/todo/${todos[4]?.id}`, { status: 'DONE' });
  await ann.client.patch(`/todo/${todos[5]?.id}`, { before: todos[20]?.id });
  lastId = (await ann.client.add()).id;
  await ann.client.delete(`/todo/${lastId}`);
  await ann.client.delete(`/todo/${lastId}?deleted=true`);
  before = withoutUrls(await everything());
  const refused = await move();
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is in use: stop what uses it') });
  service.process.kill('SIGTERM');
  await service.ended;
});

test('everything is on the server afterwards, and people stay logged in', async () => {
  expect(await move()).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('todo: 30 rows, compared'),
  });
  await start(database.env);
  expect(withoutUrls(await everything())).toEqual(before);
  service?.process.kill('SIGTERM');
  await service?.ended;
});

test('an interrupted move is completed by the next one', async () => {
  // Rows that were not copied yet are no deletions: with this, the triggers do not record them as such.
  await server.query('SET @todo_journal = 1');
  await server.query('DELETE FROM todo WHERE id % 2 = 0');
  await server.query('DELETE FROM `user`');
  expect(await move()).toMatchObject({ code: 0, stderr: '' });
  const [rows] = await server.query('SELECT COUNT(*) AS todos FROM todo');
  expect(rows).toEqual([{ todos: 30 }]);
});

test('an id that was assigned before the move is not assigned again', async () => {
  await start(database.env);
  const next = await service?.client.with(bearer(ann.session.token)).add();
  expect(next?.id).toBeGreaterThan(lastId);
});

test('a server that already has data is left unchanged', async () => {
  const refused = await move();
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/the server has (another|[0-9]+ rows of)/) });
  expect((await everything()).live).toHaveLength(30);
});
