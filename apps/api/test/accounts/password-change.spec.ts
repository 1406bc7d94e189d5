import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { User } from '@todo/shared/accounts/account';
import { elsewhere, goodPassword, join, logIn, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts' });
});
afterAll(() => api.stop());

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

  test('revokes the personal tokens too if asked to: a thief may have created one', async () => {
    const ann = await join(api.client, 'Changer.3');
    const script = await withToken(api.client, ann, 'write');
    expect((await script.list()).status).toBe(200);
    const input = { current_password: goodPassword, password: 'five purple kettles', revoke_tokens: true };
    expect((await ann.client.patch('/users/me', input)).status).toBe(200);
    expect((await script.list()).status).toBe(401);
    expect((await ann.client.get('/tokens')).body).toEqual([]);
  });

  test('of two changes at the same moment one succeeds, so that both clients know the valid password', async () => {
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

  test('cannot be used in an open browser to guess the password: attempts count as at the log-in', async () => {
    const ann = await join(api.client, 'Changer.2');
    for (let n = 0; n < 10; n++) expect((await change(ann.client, `guess ${n} guess`, goodPassword)).status).toBe(422);
    const problem = await change(ann.client, goodPassword, 'five purple kettles');
    expectProblem(problem, 429, 'rate-limited');
    expect(Number(problem.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
