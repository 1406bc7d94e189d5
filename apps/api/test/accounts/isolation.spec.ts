import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Session } from '@todo/shared/accounts/session';
import type { Token } from '@todo/shared/accounts/token';
import type { SavedFilter } from '@todo/shared/filters/saved-filter';
import type { Invite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import type { BulkAnswer } from '@todo/shared/todos/bulk';
import { goodPassword, join, type Person, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { makeFeed } from '../support/calendar.js';
import { contract } from '../support/checks/contract.js';
import { expectProblem } from '../support/checks/problem.js';
import type { Client } from '../support/client.js';
import { idOf, invite, makeList } from '../support/lists.js';

/** Text that occurs only in Ann's data. */
const secret = 'only for Ann';

let api: Api;
let ann: Person;
let bob: Person;
const guessedToken = `todo_invite_${'A'.repeat(43)}`;
/** Ids of Ann's resources, by kind. */
const annsId: Record<string, number> = {};
let annsAction: string;
let annsReader: Client;

beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  ann = await join(api.client, 'Ann');
  const [first] = await ann.client.addMany(3, () => ({ title: secret, content: secret }));
  const trashed = await ann.client.add({ title: secret });
  await ann.client.delete(`/todo/${trashed.id}`);
  const operations = [{ method: 'PATCH', id: first?.id, body: { due: '2026-11-30' } }];
  annsAction = (await ann.client.post<BulkAnswer>('/todo/bulk', { operations })).body.action ?? '';
  const token = await ann.client.post<Token>('/tokens', { name: secret, scope: 'read' });
  annsReader = await withToken(api.client, ann, 'read');
  const list = await makeList(ann.client, secret);
  await invite(ann, list, 'owner');
  const [invited] = (await ann.client.get<Invite[]>(`/lists/${list.id}/invites`)).body;
  const filter = { name: secret, query: `q=${secret}` };
  annsId.filter = (await ann.client.post<SavedFilter>(`/lists/${list.id}/filters`, filter)).body.id;
  Object.assign(annsId, { lists: list.id, account: idOf(ann), invite: invited?.id });
  Object.assign(annsId, { calendar: (await makeFeed(ann.client, { list: list.id })).id });
  Object.assign(annsId, { todo: first?.id, tokens: token.body.id, sessions: ann.session.id, trash: trashed.id });
});
afterAll(() => api.stop());

/** All data of Ann, as she sees it. */
async function annsWorld(): Promise<unknown> {
  const [todos, sessions, tokens, user, lists, members, invites, feeds, filters] = await Promise.all([
    ann.client.everything(),
    ann.client.get<Session[]>('/sessions'),
    ann.client.get<Token[]>('/tokens'),
    ann.client.get('/users/me'),
    ann.client.get<List[]>('/lists'),
    ann.client.get(`/lists/${annsId.lists}/members`),
    ann.client.get(`/lists/${annsId.lists}/invites`),
    ann.client.get('/calendar/feeds'),
    ann.client.get(`/lists/${annsId.lists}/filters`),
  ]);
  // Using a token updates its `last_used`, which is no change of her data.
  const idle = tokens.body.map((each) => ({ ...each, last_used: null }));
  return {
    todos,
    sessions: sessions.body,
    tokens: idle,
    user: user.body,
    lists: lists.body,
    members: members.body,
    invites: invites.body,
    feeds: feeds.body,
    filters: filters.body,
  };
}

interface Operation {
  method: string;
  path: string;
  access: string;
}

const operations: Operation[] = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Record<string, unknown>>).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    access: String(operation['x-access'] ?? 'caller'),
  })),
);
const guarded = operations.filter(({ access }) => ['caller', 'account', 'session'].includes(access));

/** Requests of an attacker for Ann's data, with the expected response: a new route needs an entry here. */
const attacks: Record<string, { status: number; body?: () => object; query?: string | (() => string) }> = {
  'GET /todo': { status: 200, query: '?status=ALL' },
  'POST /todo': { status: 201, body: () => ({ title: 'mine' }) },
  'PUT /todo': { status: 404, body: () => ({ id: annsId.todo, title: 'taken', status: 'DONE' }) },
  'DELETE /todo': { status: 200, query: '?status=ALL' },
  'GET /todo/{id}': { status: 404 },
  'PUT /todo/{id}': { status: 404, body: () => ({ title: 'taken', status: 'DONE' }) },
  'PATCH /todo/{id}': { status: 404, body: () => ({ title: 'taken' }) },
  'DELETE /todo/{id}': { status: 404 },
  'POST /todo/{id}/restore': { status: 404 },
  'GET /todo/changes': { status: 404, query: () => `?list=${annsId.account}` },
  'GET /todo/events': { status: 404, query: () => `?list=${annsId.account}` },
  'GET /todo/{id}/history': { status: 404 },
  'POST /todo/changes/{seq}/undo': { status: 404, query: () => `?list=${annsId.account}` },
  'POST /todo/bulk': {
    status: 409,
    body: () => ({ operations: [{ method: 'PATCH', id: annsId.todo, body: { title: 'taken' } }] }),
  },
  'POST /todo/actions/{id}/undo': { status: 404 },
  'GET /users/me': { status: 200 },
  'PATCH /users/me': { status: 200, body: () => ({ current_password: goodPassword, password: 'five purple kettles' }) },
  'DELETE /users/me': { status: 204, body: () => ({ current_password: goodPassword }) },
  'GET /users/me/export': { status: 200 },
  'GET /sessions': { status: 200 },
  'DELETE /sessions': { status: 204 },
  'DELETE /sessions/current': { status: 204 },
  'DELETE /sessions/{id}': { status: 404 },
  'POST /tokens': { status: 201, body: () => ({ name: 'mine', scope: 'read' }) },
  'GET /tokens': { status: 200 },
  'DELETE /tokens/{id}': { status: 404 },
  'GET /lists': { status: 200 },
  'POST /lists': { status: 201, body: () => ({ name: 'mine' }) },
  'GET /lists/{id}': { status: 404 },
  'PATCH /lists/{id}': { status: 404, body: () => ({ name: 'taken' }) },
  'DELETE /lists/{id}': { status: 404 },
  'POST /lists/{id}/restore': { status: 404 },
  'POST /lists/{id}/transfer': { status: 404, body: () => ({ account: annsId.account }) },
  'GET /lists/{id}/labels': { status: 404 },
  'PATCH /lists/{id}/labels/{label}': { status: 404, body: () => ({ name: 'taken' }) },
  'DELETE /lists/{id}/labels/{label}': { status: 404 },
  'GET /lists/{id}/export': { status: 404 },
  'GET /lists/{id}/filters': { status: 404 },
  'POST /lists/{id}/filters': { status: 404, body: () => ({ name: 'mine', query: 'priority=1' }) },
  'GET /lists/{id}/filters/{filter}': { status: 404 },
  'PATCH /lists/{id}/filters/{filter}': { status: 404, body: () => ({ name: 'taken' }) },
  'DELETE /lists/{id}/filters/{filter}': { status: 404 },
  'POST /lists/{id}/import': { status: 404, body: () => ({ todos: [{ title: 'from elsewhere' }] }) },
  'GET /lists/{id}/members': { status: 404 },
  'PATCH /lists/{id}/members/{account}': { status: 404, body: () => ({ role: 'viewer' }) },
  'DELETE /lists/{id}/members/{account}': { status: 404 },
  'GET /lists/{id}/invites': { status: 404 },
  'POST /lists/{id}/invites': { status: 404, body: () => ({ role: 'owner' }) },
  'DELETE /lists/{id}/invites/{invite}': { status: 404 },
  'POST /invites/{token}': { status: 404 },
  'GET /calendar/feeds': { status: 200 },
  'POST /calendar/feeds': { status: 404, body: () => ({ list: annsId.lists }) },
  'DELETE /calendar/feeds/{id}': { status: 404 },
};

function call(client: Client, { method, path }: Operation, headers: Record<string, string> = {}) {
  const { body, query = '' } = attacks[`${method} ${path}`] ?? {};
  const id = path.includes('/actions/') ? annsAction : String(annsId[path.split('/')[1] ?? '']);
  const filled = path
    .replace('{id}', id)
    .replace('{account}', String(annsId.account))
    .replace('{invite}', String(annsId.invite))
    .replace('{label}', 'home')
    .replace('{filter}', String(annsId.filter))
    .replace('{seq}', '1')
    .replace('{token}', guessedToken);
  const asked = typeof query === 'string' ? query : query();
  return client.call(method, filled + asked, { body: body?.(), headers });
}

describe('every route of the contract', () => {
  test('has an entry in this test, so that a new one cannot be forgotten', () => {
    expect(guarded.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(attacks).sort());
  });

  test.each(guarded)('$method $path is closed to a client without credentials', async (operation) => {
    const before = await annsWorld();
    const answer = await call(api.client, operation);
    expectProblem(answer, 401, 'unauthorized');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="todo"');
    expect(await annsWorld()).toEqual(before);
  });

  test.each(guarded)('$method $path shows Bob nothing of Ann, and changes none of her data', async (operation) => {
    bob = await join(api.client, `Bob ${operation.method} ${operation.path}`.replace(/[^\w]/g, '.'));
    const before = await annsWorld();
    const answer = await call(bob.client, operation);
    expect({ status: answer.status, text: answer.text }).toMatchObject({
      status: attacks[`${operation.method} ${operation.path}`]?.status,
    });
    expect(answer.text).not.toContain(secret);
    expect(await annsWorld()).toEqual(before);
  });

  // A stream does not end: test/events tests it.
  test.each(guarded.filter(({ path }) => path !== '/todo/events'))(
    '$method $path: a token with the scope `read` changes nothing',
    async (operation) => {
      const before = await annsWorld();
      const answer = await call(annsReader, operation);
      const mayRead = operation.method === 'GET' && operation.access !== 'session';
      expect(answer.status).toBe(mayRead ? 200 : 403);
      if (!mayRead) expectProblem(answer, 403, 'forbidden');
      expect(await annsWorld()).toEqual(before);
    },
  );
});
