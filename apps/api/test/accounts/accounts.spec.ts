import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { User } from '@todo/shared/accounts/account';
import type { AccountExport } from '@todo/shared/todos/export';
import { Database } from '../../src/database/database.js';
import { bearer, elsewhere, goodPassword, join, logIn, register, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts' });
});
afterAll(() => api.stop());

const make = (name: unknown, password: unknown = goodPassword) =>
  elsewhere(api.client).post<User>('/users', { name, password });

describe('POST /users', () => {
  test('makes an account that can log in, and sees an empty list of its own', async () => {
    const { status, body, headers } = await make('  Zoë.K@home  ');
    expect({ status, name: body.name }).toEqual({ status: 201, name: 'Zoë.K@home' });
    expect(headers.get('location')).toBe(`${api.client.url}/users/me`);
    const zoe = await logIn(api.client, 'zoë.k@HOME');
    expect((await zoe.client.get<User>('/users/me')).body).toEqual(body);
    expect((await zoe.client.list()).body).toEqual([]);
  });

  test.each([
    ['no name', undefined, '/name', 'required'],
    ['an empty name', '  ', '/name', 'too_short'],
    ['a name of 65 characters', 'n'.repeat(65), '/name', 'too_long'],
    ['a name with a space', 'ann lee', '/name', 'invalid_format'],
    ['a name that would be markup', '<b>ann</b>', '/name', 'invalid_format'],
    ['a name with a line break', 'ann\nlee', '/name', 'invalid_format'],
    ['a NUL in the name', 'ann\0', '/name', 'nul'],
  ])('refuses %s and says why', async (_what, name, pointer, code) => {
    const problem = expectProblem(await make(name), 422, 'validation');
    expect(problem.errors?.[0]).toMatchObject({ pointer, code });
  });

  test.each([
    ['of 9 characters', 'kettle-xy', 'too_short'],
    ['of 201 characters', 'x'.repeat(201), 'too_long'],
    ['that is in every list', 'password123', 'too_common'],
    ['of one row of keys', 'qwertyuiop', 'too_common'],
    ['of one letter', 'aaaaaaaaaaaa', 'too_common'],
    ['made of the name', 'Ann.Longname1', 'too_common'],
  ])('refuses a password %s and says why', async (_what, password, code) => {
    const problem = expectProblem(await make('Ann.Longname', password), 422, 'validation');
    expect(problem.errors?.[0]).toMatchObject({ pointer: '/password', code });
    expect(problem.detail).not.toContain(password);
  });

  test('emoji, spaces and other scripts are fine in a password, composed or not', async () => {
    await register(api.client, 'greeter', 'Grüße an 猫 🎈🎈');
    await logIn(api.client, 'greeter', 'Gru\u0308ße an 猫 🎈🎈');
  });

  test('a name is taken whatever its case, and form', async () => {
    await register(api.client, 'Åsa');
    for (const name of ['Åsa', 'åsa', 'ÅSA', 'A\u030Asa']) {
      const problem = expectProblem(await make(name), 409, 'name-taken');
      expect(problem.errors?.[0]?.pointer).toBe('/name');
    }
    expect((await make('Asa')).status).toBe(201);
  });

  test('of many at once who want one name, one gets it', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => make('Wanted')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(11).fill(409)]);
    await logIn(api.client, 'Wanted');
  });

  test('the password is stored as an Argon2id hash, and nothing stored is a bearer token', async () => {
    const person = await join(api.client, 'Stored');
    await withToken(api.client, person, 'write');
    const stored = await api.app
      .get(Database)
      .reads(async (reader) => [
        await reader.query<{ password: string }>('SELECT * FROM user'),
        await reader.query('SELECT * FROM session'),
        await reader.query('SELECT * FROM token'),
      ]);
    expect((stored[0] as { password: string }[])[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(stored)).not.toContain(goodPassword);
    expect(JSON.stringify(stored)).not.toMatch(/todo_(session|token)_/);
  });
});

describe('PATCH /users/me', () => {
  const change = (client: Api['client'], current_password: string, password: string) =>
    client.patch<User>('/users/me', { current_password, password });

  test('changes the password, and ends every session but the one that did it', async () => {
    const ann = await join(api.client, 'Changer.0');
    const other = await logIn(api.client, 'Changer.0');
    const script = await withToken(api.client, ann, 'write');
    expect((await other.client.list()).status).toBe(200);
    expect((await change(ann.client, goodPassword, 'five purple kettles')).status).toBe(200);
    expect((await other.client.list()).status).toBe(401);
    expect((await ann.client.list()).status).toBe(200);
    expect((await script.list()).status).toBe(200);
    const wrong = await elsewhere(api.client).post('/sessions', { name: 'Changer.0', password: goodPassword });
    expectProblem(wrong, 401, 'wrong-credentials');
    await logIn(api.client, 'Changer.0', 'five purple kettles');
  });

  test('revokes the personal tokens too where that is asked for: a thief may have made one', async () => {
    const ann = await join(api.client, 'Changer.3');
    const script = await withToken(api.client, ann, 'write');
    expect((await script.list()).status).toBe(200);
    const input = { current_password: goodPassword, password: 'five purple kettles', revoke_tokens: true };
    expect((await ann.client.patch('/users/me', input)).status).toBe(200);
    expect((await script.list()).status).toBe(401);
    expect((await ann.client.get('/tokens')).body).toEqual([]);
  });

  test('of two changes at one moment one counts, so that both know which password holds', async () => {
    const ann = await join(api.client, 'Changer.4');
    const passwords = ['five purple kettles', 'six purple kettles'];
    const answers = await Promise.all(passwords.map((password) => change(ann.client, goodPassword, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const changed = passwords[answers.findIndex(({ status }) => status === 200)];
    await logIn(api.client, 'Changer.4', changed);
  });

  test('refuses a wrong current password and a weak new one, and changes nothing', async () => {
    const ann = await join(api.client, 'Changer.1');
    const wrong = expectProblem(await change(ann.client, 'not this one', 'five purple kettles'), 422, 'validation');
    expect(wrong.errors?.[0]).toMatchObject({ pointer: '/current_password', code: 'wrong' });
    const weak = expectProblem(await change(ann.client, goodPassword, 'password123'), 422, 'validation');
    expect(weak.errors?.[0]).toMatchObject({ pointer: '/password', code: 'too_common' });
    await logIn(api.client, 'Changer.1');
  });

  test('an open browser is no way to try passwords: the tries count as at the log-in', async () => {
    const ann = await join(api.client, 'Changer.2');
    for (let n = 0; n < 10; n++) expect((await change(ann.client, `guess ${n} guess`, goodPassword)).status).toBe(422);
    const problem = await change(ann.client, goodPassword, 'five purple kettles');
    expectProblem(problem, 429, 'rate-limited');
    expect(Number(problem.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('GET /users/me/export', () => {
  test('hands out all of one person, trash included, as a file; and no secret', async () => {
    const ann = await join(api.client, 'Exporter');
    const todos = await ann.client.addMany(3);
    await ann.client.delete(`/todo/${todos[1]?.id}`);
    await withToken(api.client, ann, 'read');
    const { headers, body, text } = await ann.client.get<AccountExport>('/users/me/export');
    expect(headers.get('content-disposition')).toBe('attachment; filename="todo-export.json"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.todos.map(({ id }) => id)).toEqual(todos.map(({ id }) => id));
    expect(body.todos[1]?.deleted).toBeDefined();
    expect(body).toMatchObject({
      user: { name: 'Exporter' },
      sessions: [{ current: true }],
      tokens: [{ scope: 'read' }],
    });
    expect(text).not.toMatch(/todo_(session|token)_|argon2/);
  });

  test('tells no personal token where and with what the person logs in', async () => {
    const ann = await join(api.client, 'Exporter.1');
    for (const scope of ['read', 'write'] as const) {
      const script = await withToken(api.client, ann, scope);
      for (const path of ['/users/me/export', '/sessions', '/tokens']) {
        expectProblem(await script.get(path), 403, 'forbidden');
      }
    }
  });
});

describe('DELETE /users/me', () => {
  const remove = (client: Api['client'], current_password: string) =>
    client.call('DELETE', '/users/me', { body: { current_password } });

  test('of an account whose password is changed at that moment happens before it or not at all', async () => {
    const ann = await join(api.client, 'Leaver.1');
    const input = { current_password: goodPassword, password: 'five purple kettles' };
    const [changed, removed] = await Promise.all([
      ann.client.patch('/users/me', input),
      remove(ann.client, goodPassword),
    ]);
    // Both were authenticated with the old password; whichever came second finds a new one, or no account.
    expect([changed.status, removed.status]).toEqual(changed.status === 200 ? [200, 422] : [401, 204]);
  });

  test('takes everything of the account along, and frees the name', async () => {
    const leaver = await join(api.client, 'Leaver');
    const script = await withToken(api.client, leaver, 'write');
    await leaver.client.post('/todo', { title: 'x' }, { 'Idempotency-Key': 'k' });
    expectProblem(await remove(leaver.client, 'not this one'), 422, 'validation');
    expect((await remove(leaver.client, goodPassword)).status).toBe(204);
    expect((await leaver.client.list()).status).toBe(401);
    expect((await script.list()).status).toBe(401);
    const login = await elsewhere(api.client).post('/sessions', { name: 'Leaver', password: goodPassword });
    expectProblem(login, 401, 'wrong-credentials');
    const { id } = leaver.session.user;
    const left = await api.app
      .get(Database)
      .reads(async (reader) => [
        await reader.query('SELECT * FROM todo WHERE owner = ?', [id]),
        await reader.query('SELECT * FROM idempotency_key WHERE owner = ?', [id]),
        await reader.query('SELECT * FROM session WHERE session.user = ?', [id]),
        await reader.query('SELECT * FROM token WHERE token.user = ?', [id]),
        await reader.query('SELECT * FROM user WHERE id = ?', [id]),
      ]);
    expect(left).toEqual([[], [], [], [], []]);
    const again = await join(api.client, 'Leaver');
    expect((await again.client.list()).body).toEqual([]);
  });
});

describe('where registration is closed', () => {
  test('no account is made, which the policy tells beforehand', async () => {
    const closed = await startApi({ TODO_AUTH: 'accounts', TODO_REGISTRATION: 'closed' });
    expect((await closed.client.get('/users/policy')).body).toEqual({ auth: 'accounts', registration: 'closed' });
    const answer = await closed.client.post('/users', { name: 'Ann', password: goodPassword });
    expectProblem(answer, 403, 'forbidden');
    await closed.stop();
  });
});

describe('from the open list to accounts', () => {
  test('the first account gets the list that everybody shared; the next ones start empty', async () => {
    const api = await startApi();
    const trashed = await api.client.add();
    await api.client.delete(`/todo/${trashed.id}`);
    await api.client.add({ title: 'shared' });
    // More rows than one batch of the transfer.
    await api.app.get(Database).writes(async (tx) => {
      for (let n = 0; n < 11; n++) {
        await tx.query(`INSERT INTO todo (title, content, status, created, updated, position, version)
          SELECT title, content, status, created, updated, position + 1, version FROM todo WHERE title = 'shared'`);
      }
    });
    await api.restart({ TODO_AUTH: 'accounts' });
    const ann = await join(api.client, 'Ann');
    const bob = await join(api.client, 'Bob');
    const counted = await ann.client.list('?status=ALL&limit=1&count=true');
    expect(counted.headers.get('x-total-count')).toBe('2048');
    expect((await ann.client.list('?deleted=true')).body.map(({ id }) => id)).toEqual([trashed.id]);
    expect((await bob.client.list('?status=ALL')).body).toEqual([]);
    await api.restart({ TODO_AUTH: 'open' });
    expect((await api.client.list('?status=ALL')).body).toEqual([]);
    await api.stop();
  });
});

describe('the first accounts, made at one moment', () => {
  test.each([1, 2, 3])('do not tear the shared list in two (%i)', async () => {
    const api = await startApi();
    await api.client.add({ title: 'shared' });
    await api.app.get(Database).writes(async (tx) => {
      for (let n = 0; n < 11; n++) {
        await tx.query(`INSERT INTO todo (title, content, status, created, updated, position, version)
          SELECT title, content, status, created, updated, position + 1, version FROM todo WHERE title = 'shared'`);
      }
    });
    await api.restart({ TODO_AUTH: 'accounts' });
    await Promise.all(['Ann', 'Bob'].map((name) => register(api.client, name)));
    const counts: (string | null)[] = [];
    for (const name of ['Ann', 'Bob']) {
      const person = await logIn(api.client, name);
      counts.push((await person.client.list('?status=ALL&limit=1&count=true')).headers.get('x-total-count'));
    }
    expect(counts.sort()).toEqual(['0', '2048']);
    await api.stop();
  });
});

describe('where everybody shares one list', () => {
  let open: Api;
  beforeAll(async () => {
    open = await startApi();
  });
  afterAll(() => open.stop());

  test('the policy says so, and no credentials are asked for or minded', async () => {
    expect((await open.client.get('/users/policy')).body).toEqual({ auth: 'open', registration: 'open' });
    const { id } = await open.client.add();
    expect((await open.client.get(`/todo/${id}`, bearer('todo_session_made-up'))).status).toBe(200);
  });

  test.each([
    ['POST', '/users', { name: 'Ann', password: goodPassword }],
    ['GET', '/users/me', undefined],
    ['PATCH', '/users/me', {}],
    ['DELETE', '/users/me', {}],
    ['GET', '/users/me/export', undefined],
    ['POST', '/sessions', {}],
    ['GET', '/sessions', undefined],
    ['DELETE', '/sessions/current', undefined],
    ['POST', '/tokens', {}],
  ])('%s %s is not there', async (method, path, body) => {
    expectProblem(await open.client.call(method, path, { body }), 404, 'not-found');
  });
});
