import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { bearer, goodPassword, join, logIn, register } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

/** 2048 todos: more than one batch of the transfer. */
async function fill(api: Api): Promise<void> {
  await api.client.add({ title: 'shared' });
  await api.app.get(Database).writes(async (tx) => {
    for (let n = 0; n < 11; n++) {
      await tx.query(`INSERT INTO todo (title, content, status, created, updated, position, version)
        SELECT title, content, status, created, updated, position + 1, version FROM todo WHERE title = 'shared'`);
    }
  });
}

describe('without accounts, where everybody shares one list', () => {
  let open: Api;
  beforeAll(async () => {
    open = await startApi();
  });
  afterAll(() => open.stop());

  test('the policy says so, and credentials are neither needed nor checked', async () => {
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

describe('from the open list to accounts', () => {
  test('the first account gets the list that everybody shared; the next ones start empty', async () => {
    const api = await startApi();
    const trashed = await api.client.add();
    await api.client.delete(`/todo/${trashed.id}`);
    await fill(api);
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

  test.each([1, 2, 3])(
    'first accounts that are created at the same moment do not split the shared list (%i)',
    async () => {
      const api = await startApi();
      await fill(api);
      await api.restart({ TODO_AUTH: 'accounts' });
      await Promise.all(['Ann', 'Bob'].map((name) => register(api.client, name)));
      const counts: (string | null)[] = [];
      for (const name of ['Ann', 'Bob']) {
        const person = await logIn(api.client, name);
        counts.push((await person.client.list('?status=ALL&limit=1&count=true')).headers.get('x-total-count'));
      }
      expect(counts.sort()).toEqual(['0', '2048']);
      await api.stop();
    },
  );
});
