import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { User } from '@todo/shared/accounts/account';
import { Database } from '../../src/database/database.js';
import { elsewhere, goodPassword, join, logIn, register, withToken } from '../support/accounts.js';
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
  test('creates an account that can log in, and has an empty list of its own', async () => {
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
    ['that is on every list of common ones', 'password123', 'too_common'],
    ['of adjacent keys', 'qwertyuiop', 'too_common'],
    ['of one letter', 'aaaaaaaaaaaa', 'too_common'],
    ['made of the name', 'Ann.Longname1', 'too_common'],
  ])('refuses a password %s and says why', async (_what, password, code) => {
    const problem = expectProblem(await make('Ann.Longname', password), 422, 'validation');
    expect(problem.errors?.[0]).toMatchObject({ pointer: '/password', code });
    expect(problem.detail).not.toContain(password);
  });

  test('a password may have emoji, spaces and any script, in any Unicode normalization form', async () => {
    await register(api.client, 'greeter', 'Grüße an 猫 🎈🎈');
    await logIn(api.client, 'greeter', 'Gru\u0308ße an 猫 🎈🎈');
  });

  test('a name is taken in any case, and in any Unicode normalization form', async () => {
    await register(api.client, 'Åsa');
    for (const name of ['Åsa', 'åsa', 'ÅSA', 'A\u030Asa']) {
      const problem = expectProblem(await make(name), 409, 'name-taken');
      expect(problem.errors?.[0]?.pointer).toBe('/name');
    }
    expect((await make('Asa')).status).toBe(201);
  });

  test('of many registrations of one name at once, one succeeds', async () => {
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

describe('where registration is closed', () => {
  test('no account is created, as the policy says in advance', async () => {
    const closed = await startApi({ TODO_AUTH: 'accounts', TODO_REGISTRATION: 'closed' });
    expect((await closed.client.get('/users/policy')).body).toEqual({ auth: 'accounts', registration: 'closed' });
    const answer = await closed.client.post('/users', { name: 'Ann', password: goodPassword });
    expectProblem(answer, 403, 'forbidden');
    await closed.stop();
  });
});
