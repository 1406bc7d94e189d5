import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeFeed } from '../support/calendar.js';
import { launch, type Service, startService, stopService } from '../support/process.js';
import { makeDatabase, type TestDatabase } from '../support/servers/database.js';

let database: TestDatabase;
const started: Service[] = [];
beforeEach(async () => {
  database = await makeDatabase();
});
afterEach(async () => {
  for (const service of started.splice(0)) await stopService(service);
  await database.drop();
});

/** The password for the database; the embedded database has none. */
function passwordOf({ env }: TestDatabase): string | undefined {
  return env.TODO_MASTER_URL && decodeURIComponent(new URL(env.TODO_MASTER_URL).password);
}

describe('the log', () => {
  test('is one JSON object per line, with each request id, but without secrets and what people typed', async () => {
    const secret = 'hunter2-do-not-log';
    const password = passwordOf(database) ?? secret;
    const service = await startService({
      ...database.env,
      TODO_LOG_LEVEL: 'trace',
      TODO_DB_PASSWORD_FILE: await secretFile(password),
    });
    started.push(service);
    const headers = {
      Authorization: `Bearer ${secret}`,
      Cookie: `session=${secret}`,
      'Idempotency-Key': secret,
      'X-Request-Id': 'request-0123456789',
    };
    const conditional = { ...headers, 'If-Match': `"${secret}"` };
    const answers = [
      await service.client.post('/todo', { title: secret, content: secret }, headers),
      await service.client.post('/todo', { title: 7, content: secret }, headers),
      await service.client.post('/todo', `{"title":"${secret}`, headers),
      await service.client.patch('/todo/1', { title: secret }, conditional),
      await service.client.put('/todo', { id: 1, title: secret, status: secret }, conditional),
      await service.client.get('/todo/1', headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 400, 422, 422, 200]);
    const { path } = await makeFeed(service.client);
    const calendar = path.replace(/^.*todo_calendar_|\.ics$/g, '');
    for (const spelled of [path, path.replaceAll('_', '%5F')]) {
      expect((await service.client.get(spelled, { 'X-Request-Id': 'a-calendar-program' })).status).toBe(200);
    }
    service.process.kill('SIGTERM');
    await service.ended;
    const log = service.stdout();
    for (const hidden of [secret, password, calendar]) expect(log + service.stderr()).not.toContain(hidden);
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const ours = lines.filter((line) => line.request_id === 'request-0123456789');
    expect(ours.map(({ method, url, status }) => `${method} ${url} ${status}`)).toEqual([
      'POST /todo 201',
      'POST /todo 422',
      'POST /todo 400',
      'PATCH /todo/1 422',
      'PUT /todo 422',
      'GET /todo/1 200',
    ]);
    const read = lines.filter((line) => line.request_id === 'a-calendar-program').map(({ url }) => url);
    expect(read).toEqual(['/calendar/todo_calendar_...', '/calendar/todo%5Fcalendar%5F...']);
    expect(lines.every(({ level, time }) => typeof level === 'string' && typeof time === 'string')).toBe(true);
  });

  test('has successful reads only at level debug, since nginx logs them already', async () => {
    const service = await startService({ ...database.env, TODO_LOG_LEVEL: 'info' });
    started.push(service);
    await service.client.list();
    await service.client.get('/todo/4000000000');
    await service.client.add();
    service.process.kill('SIGTERM');
    await service.ended;
    const lines = service
      .stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.flatMap(({ method, status }) => (method === undefined ? [] : `${method} ${status}`));
    expect(requests.filter((request) => request !== 'GET 503')).toEqual(['GET 404', 'POST 201']);
  });

  async function secretFile(secret: string): Promise<string> {
    const path = join(database.dataDir, 'password');
    await writeFile(path, secret);
    await chmod(path, 0o600);
    return path;
  }
});

describe('a start that cannot succeed ends with exit code 1 and says what to do', () => {
  test('when the port is in use', async () => {
    const first = await startService(database.env);
    const second = await launch(database.env, first.port);
    started.push(first, second);
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toBe(`127.0.0.1:${first.port} is in use: stop what listens there, or set TODO_BIND\n`);
    expect((await first.client.get('/hc')).status).toBe(200);
  });

  test('when settings are invalid, listing all of them', async () => {
    const service = await launch({ ...database.env, TODO_TRASH_DAYS: '0', TODO_LOG_LEVEL: 'loud' });
    started.push(service);
    expect(await service.ended).toBe(1);
    expect(service.stderr()).toMatch(
      /^The configuration has 2 fault\(s\):\n {2}TODO_TRASH_DAYS .+\n {2}TODO_LOG_LEVEL .+\n$/,
    );
  });

  // Fastify would reject them too, but with a stack trace that does not name the setting.
  test.each(['true', 'traefik', '*', '0.0.0.0/0'])('when TODO_TRUST_PROXY is %s', async (value) => {
    const service = await launch({ ...database.env, TODO_TRUST_PROXY: value });
    started.push(service);
    expect(await service.ended).toBe(1);
    expect(service.stderr()).toMatch(/^The configuration has 1 fault\(s\):\n {2}TODO_TRUST_PROXY must list .+\n$/);
  });

  test('when the data folder is a file', async () => {
    const file = join(database.dataDir, 'file');
    await writeFile(file, '');
    const { TODO_MASTER_URL: _, ...env } = database.env;
    const service = await launch({ ...env, TODO_DATA_DIR: file });
    started.push(service);
    expect(await service.ended).toBe(1);
    expect(service.stderr()).toContain(`The data folder ${file} cannot be written`);
    expect(service.stderr().trim().split('\n')).toHaveLength(1);
  });
});
