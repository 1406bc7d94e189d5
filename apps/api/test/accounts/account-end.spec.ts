import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { elsewhere, goodPassword, join, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts' });
});
afterAll(() => api.stop());

describe('DELETE /users/me', () => {
  const remove = (client: Api['client'], current_password: string) =>
    client.call('DELETE', '/users/me', { body: { current_password } });

  test('at the same moment as a password change happens before it or not at all', async () => {
    const ann = await join(api.client, 'Leaver.1');
    const input = { current_password: goodPassword, password: 'five purple kettles' };
    const [changed, removed] = await Promise.all([
      ann.client.patch('/users/me', input),
      remove(ann.client, goodPassword),
    ]);
    // Both were authenticated with the old password; the second one to run finds a new password, or no account.
    expect([changed.status, removed.status]).toEqual(changed.status === 200 ? [200, 422] : [401, 204]);
  });

  test('deletes everything of the account, and frees the name', async () => {
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
