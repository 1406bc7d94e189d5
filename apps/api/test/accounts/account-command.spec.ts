import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { goodPassword, logIn } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';

const program = fileURLToPath(new URL('../../dist/bin/account.js', import.meta.url));

let api: Api;
let env: Record<string, string>;
beforeAll(async () => {
  api = await startApi({ TODO_REGISTRATION: 'closed' });
  env = api.env;
});
afterAll(() => api.stop());

/** Runs the account command as an operator does. */
function account(
  args: string[],
  input: string,
  settings: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { ...env, ...settings }, timeout: 30_000 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

describe('the account command', () => {
  test('creates the first account while the service runs, and that account gets the shared list', async () => {
    const shared = await api.client.add({ title: 'from before' });
    expect(await account(['create', 'Ann'], `${goodPassword}\n`)).toEqual({
      code: 0,
      stdout: 'Ann can log in now\n',
      stderr: '',
    });
    await api.restart({ TODO_AUTH: 'accounts' });
    const ann = await logIn(api.client, 'Ann');
    expect((await ann.client.list()).body).toMatchObject([{ id: shared.id, title: 'from before' }]);
  });

  test('sets a new password, which ends all sessions', async () => {
    const ann = await logIn(api.client, 'ann');
    const result = await account(['password', 'ANN'], 'five purple kettles');
    expect(result).toEqual({ code: 0, stdout: 'Ann has a new password\n', stderr: '' });
    await api.restart({ TODO_AUTH: 'accounts' });
    expect((await api.client.list('', { Authorization: `Bearer ${ann.session.token}` })).status).toBe(401);
    await logIn(api.client, 'Ann', 'five purple kettles');
  });

  test('works while a service with metrics holds their port, and does no housekeeping itself', async () => {
    const ann = await logIn(api.client, 'Ann', 'five purple kettles');
    const old = await ann.client.add({ title: 'long in the trash' });
    await ann.client.delete(`/todo/${old.id}`);
    await api.app.get(Database).writes((tx) => tx.query("UPDATE todo SET deleted = '2001-01-01 00:00:00.000'"));
    const metrics = createServer().listen(0, '127.0.0.1');
    await once(metrics, 'listening');
    const { port } = metrics.address() as AddressInfo;
    try {
      const result = await account(['create', 'Carl'], goodPassword, { TODO_METRICS_PORT: String(port) });
      expect(result).toEqual({ code: 0, stdout: 'Carl can log in now\n', stderr: '' });
    } finally {
      metrics.close();
    }
    const [row] = await api.app
      .get(Database)
      .reads((reader) => reader.query<object>('SELECT id FROM todo WHERE id = ?', [old.id]));
    expect(row).toEqual({ id: old.id });
  });

  test.each([
    ['a name that is taken', ['create', 'ann'], goodPassword, 'name is taken: choose another\n'],
    ['a short password', ['create', 'bob'], 'short', 'password must have 10 to 200 characters\n'],
    ['a name with a space', ['create', 'b b'], goodPassword, 'name must consist of letters, digits and . _ @ + -\n'],
    ['somebody unknown', ['password', 'zoe'], goodPassword, 'there is no account named zoe\n'],
  ])('refuses %s with one sentence', async (_what, args, input, stderr) => {
    expect(await account(args, input)).toEqual({ code: 1, stdout: '', stderr });
  });

  test.each([[[]], [['create']], [['delete', 'ann']], [['create', 'ann', goodPassword]]])(
    'prints its usage when called with %j',
    async (args) => {
      const { code, stderr } = await account(args, '');
      expect(code).toBe(1);
      expect(stderr).toMatch(/^usage: account create <name> < password/);
    },
  );
});
