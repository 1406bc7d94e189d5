import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewToken } from '@todo/shared/accounts/token';
import type { ChangePage } from '@todo/shared/journal/change';
import type { Invite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import type { BulkAnswer } from '@todo/shared/todos/bulk';
import type { Todo } from '@todo/shared/todos/todo';
import { bearer, join, type Person, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { contract } from '../support/checks/contract.js';
import { expectProblem } from '../support/checks/problem.js';
import type { Client } from '../support/client.js';
import { idOf, invite, letIn, makeList } from '../support/lists.js';

/** Text that occurs only in the shared list. */
const secret = 'only for members';

/** Who calls: the least first, so that none finds what another has removed. */
const callers = ['tokenOfAnotherList', 'stranger', 'reader', 'viewer', 'editor', 'owner'] as const;
type Caller = (typeof callers)[number];

/** What there is for one call. */
interface World {
  list: List;
  todo: Todo;
  trashed: Todo;
  invite: number;
  token: string;
  /** Number of a change that can be undone. */
  change: number;
  /** Of several changes. */
  action: string;
}

/** A request, and the statuses for the callers in their order: a new route needs its line here. */
interface Case {
  statuses: string;
  path: (world: World) => string;
  body?: (world: World) => object;
  /** The answer tells whoever asks what the list is called. */
  tells?: true;
}

const write = '404 404 403 403 200 200';
const read = '404 404 200 200 200 200';
const own = '404 404 403 403 403 200';
const extra = () => idOf(people.extra);
const cases: Record<string, Case> = {
  'GET /todo': { statuses: read, path: ({ list }) => `/todo?status=ALL&list=${list.id}` },
  'POST /todo': {
    statuses: '404 404 403 403 201 201',
    path: () => '/todo',
    body: ({ list }) => ({ title: 'new', list: list.id }),
  },
  'PUT /todo': {
    statuses: write,
    path: () => '/todo',
    body: ({ todo }) => ({ id: todo.id, title: 'other', status: 'DONE' }),
  },
  'DELETE /todo': { statuses: write, path: ({ list }) => `/todo?status=PROGRESS&list=${list.id}` },
  'GET /todo/{id}': { statuses: read, path: ({ todo }) => `/todo/${todo.id}` },
  'PUT /todo/{id}': {
    statuses: write,
    path: ({ todo }) => `/todo/${todo.id}`,
    body: () => ({ title: 'other', status: 'DONE' }),
  },
  'PATCH /todo/{id}': { statuses: write, path: ({ todo }) => `/todo/${todo.id}`, body: () => ({ title: 'other' }) },
  'DELETE /todo/{id}': { statuses: '404 404 403 403 204 204', path: ({ todo }) => `/todo/${todo.id}` },
  'POST /todo/{id}/restore': { statuses: write, path: ({ trashed }) => `/todo/${trashed.id}/restore` },
  'GET /todo/changes': { statuses: read, path: ({ list }) => `/todo/changes?list=${list.id}` },
  'GET /todo/{id}/history': { statuses: read, path: ({ todo }) => `/todo/${todo.id}/history` },
  'POST /todo/changes/{seq}/undo': {
    statuses: write,
    path: ({ list, change }) => `/todo/changes/${change}/undo?list=${list.id}`,
  },
  'POST /todo/bulk': {
    statuses: write,
    path: ({ list }) => `/todo/bulk?list=${list.id}`,
    body: ({ todo }) => ({ operations: [{ method: 'PATCH', id: todo.id, body: { title: 'other' } }] }),
  },
  'POST /todo/actions/{id}/undo': { statuses: write, path: ({ action }) => `/todo/actions/${action}/undo` },
  'GET /lists': { statuses: '200 200 200 200 200 200', path: () => '/lists' },
  'POST /lists': { statuses: '403 201 403 201 201 201', path: () => '/lists', body: () => ({ name: 'new' }) },
  'GET /lists/{id}': { statuses: read, path: ({ list }) => `/lists/${list.id}` },
  'PATCH /lists/{id}': { statuses: own, path: ({ list }) => `/lists/${list.id}`, body: () => ({ name: 'other' }) },
  'DELETE /lists/{id}': { statuses: '404 404 403 403 403 204', path: ({ list }) => `/lists/${list.id}` },
  'POST /lists/{id}/restore': { statuses: own, path: ({ list }) => `/lists/${list.id}/restore` },
  'POST /lists/{id}/transfer': {
    statuses: own,
    path: ({ list }) => `/lists/${list.id}/transfer`,
    body: () => ({ account: extra() }),
  },
  'GET /lists/{id}/labels': { statuses: read, path: ({ list }) => `/lists/${list.id}/labels` },
  'PATCH /lists/{id}/labels/{label}': {
    statuses: write,
    path: ({ list }) => `/lists/${list.id}/labels/home`,
    body: () => ({ name: 'Home' }),
  },
  'DELETE /lists/{id}/labels/{label}': {
    statuses: '404 404 403 403 204 204',
    path: ({ list }) => `/lists/${list.id}/labels/home`,
  },
  'GET /lists/{id}/export': { statuses: read, path: ({ list }) => `/lists/${list.id}/export` },
  'POST /lists/{id}/import': {
    statuses: write,
    path: ({ list }) => `/lists/${list.id}/import`,
    body: () => ({ todos: [{ title: 'from elsewhere' }] }),
  },
  'GET /lists/{id}/members': { statuses: read, path: ({ list }) => `/lists/${list.id}/members` },
  'PATCH /lists/{id}/members/{account}': {
    statuses: own,
    path: ({ list }) => `/lists/${list.id}/members/${extra()}`,
    body: () => ({ role: 'editor' }),
  },
  'DELETE /lists/{id}/members/{account}': {
    statuses: '404 404 403 403 403 204',
    path: ({ list }) => `/lists/${list.id}/members/${extra()}`,
  },
  'GET /lists/{id}/invites': {
    statuses: '404 404 200 403 403 200',
    path: ({ list }) => `/lists/${list.id}/invites`,
  },
  'POST /lists/{id}/invites': {
    statuses: '404 404 403 403 403 201',
    path: ({ list }) => `/lists/${list.id}/invites`,
    body: () => ({ role: 'owner' }),
  },
  'DELETE /lists/{id}/invites/{invite}': {
    statuses: '404 404 403 403 403 204',
    path: (world) => `/lists/${world.list.id}/invites/${world.invite}`,
  },
  'GET /invites/{token}': {
    statuses: '200 200 200 200 200 200',
    path: ({ token }) => `/invites/${token}`,
    tells: true,
  },
  'POST /invites/{token}': {
    statuses: '403 200 403 200 200 200',
    path: ({ token }) => `/invites/${token}`,
    tells: true,
  },
};

let api: Api;
const people: Record<string, Person> & { extra: Person; owner: Person } = {} as never;
const clients: Partial<Record<Caller, Client>> = {};

beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  for (const name of ['owner', 'editor', 'viewer', 'stranger', 'extra']) people[name] = await join(api.client, name);
  for (const name of ['owner', 'editor', 'viewer', 'stranger'] as const) clients[name] = people[name]?.client;
  clients.reader = await withToken(api.client, people.owner, 'read');
  const another = await makeList(people.owner.client, 'another');
  const limited = { name: 'for another list', scope: 'write', list: another.id };
  const { body } = await people.owner.client.post<NewToken>('/tokens', limited);
  clients.tokenOfAnotherList = api.client.with(bearer(body.token));
});
afterAll(() => api.stop());

async function makeWorld(): Promise<World> {
  const { owner, editor, viewer, extra: fourth } = people;
  if (!editor || !viewer) throw new Error('nobody joined');
  const list = await makeList(owner.client, secret);
  await letIn(owner, list, editor, 'editor');
  await letIn(owner, list, viewer, 'viewer');
  await letIn(owner, list, fourth, 'viewer');
  const todo = await owner.client.add({ title: secret, list: list.id, labels: ['home'] });
  const trashed = await owner.client.add({ title: secret, list: list.id });
  await owner.client.delete(`/todo/${trashed.id}`);
  const token = await invite(owner, list, 'viewer', { uses: null });
  const invites = await owner.client.get<Invite[]>(`/lists/${list.id}/invites`);
  return { list, todo, trashed, token, invite: invites.body[0]?.id ?? 0, change: 0, action: '' };
}

/** Renames a todo. @returns the number of that change */
async function rename({ todo }: World, title: string): Promise<number> {
  const { client } = people.owner;
  await client.patch(`/todo/${todo.id}`, { title });
  const { body } = await client.get<ChangePage>(`/todo/${todo.id}/history?limit=1`);
  return body.changes[0]?.seq ?? 0;
}

/** The same as one of several. @returns the action */
async function renameAtOnce({ todo }: World, title: string): Promise<string> {
  const operations = [{ method: 'PATCH', id: todo.id, body: { title } }];
  const { body } = await people.owner.client.post<BulkAnswer>('/todo/bulk', { operations });
  return body.action ?? '';
}

/** All of the list that its owner sees. */
async function seen({ list }: World): Promise<unknown> {
  const paths = ['', '/members', '/invites'].map((rest) => `/lists/${list.id}${rest}`);
  const todos = ['', '&deleted=true'].map((more) => `/todo?status=ALL&list=${list.id}${more}`);
  return Promise.all([...paths, ...todos].map(async (path) => (await people.owner.client.get(path)).body));
}

describe('every operation on a shared list', () => {
  test('has its line in this test, so that a new one cannot be forgotten', () => {
    const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // A stream does not end: test/events has those.
    const concerned = operations.filter((name) => /^\w+ \/(?:todo(?!\/events)|lists|invites)(?:\/|$)/.test(name));
    expect(concerned.sort()).toEqual(Object.keys(cases).sort());
  });

  test.each(Object.entries(cases))(
    '%s does for each caller what their role allows, and tells nobody else',
    async (name, it) => {
      const world = await makeWorld();
      const [method] = name.split(' ', 1);
      for (const [n, status] of it.statuses.split(' ').map(Number).entries()) {
        const caller = callers[n] as Caller;
        // What the caller before has deleted is there again.
        if (name === 'DELETE /todo/{id}')
          world.todo = await people.owner.client.add({ title: secret, list: world.list.id });
        // What the caller before has undone is done again.
        if (name === 'POST /todo/changes/{seq}/undo') world.change = await rename(world, `${secret} ${n}`);
        if (name === 'POST /todo/actions/{id}/undo') world.action = await renameAtOnce(world, `${secret} ${n}`);
        if (name === 'DELETE /lists/{id}/labels/{label}')
          await people.owner.client.patch(`/todo/${world.todo.id}`, { labels: ['home'] });
        const before = await seen(world);
        const client = clients[caller] as Client;
        const answer = await client.call(String(method), it.path(world), { body: it.body?.(world) });
        expect({ caller, status: answer.status, text: answer.text }).toMatchObject({ caller, status });
        if (status < 400) {
          const isStranger = caller === 'stranger' || caller === 'tokenOfAnotherList';
          if (isStranger && !it.tells) expect(answer.text).not.toContain(secret);
          continue;
        }
        expectProblem(answer, status, status === 404 ? 'not-found' : 'forbidden');
        expect(answer.text).not.toContain(secret);
        expect(await seen(world)).toEqual(before);
      }
    },
  );
});

describe('a token for one list', () => {
  test('means its list where none is named, and never becomes more', async () => {
    const list = await makeList(people.owner.client, 'for a program');
    const made = await people.owner.client.post<NewToken>('/tokens', { name: 'one', scope: 'write', list: list.id });
    expect(made.body).toMatchObject({ list: list.id, token: expect.stringMatching(/^todo_listtoken_/) });
    const program = api.client.with(bearer(made.body.token));
    const todo = (await program.post('/todo', { title: 'by a program' })).body;
    expect(todo.list).toBe(list.id);
    expect((await program.list()).body).toEqual([todo]);
    expect((await program.list('?list=ALL')).body).toEqual([todo]);
    expect((await program.get<List[]>('/lists')).body.map(({ id }) => id)).toEqual([list.id]);
    expectProblem(await program.list(`?list=${idOf(people.owner)}`), 404, 'not-found');
    expectProblem(await program.patch(`/todo/${todo.id}`, { list: idOf(people.owner) }), 404, 'not-found');
    expectProblem(await program.patch(`/lists/${list.id}`, { name: 'taken' }), 403, 'forbidden');
    expectProblem(await program.post('/tokens', { name: 'more', scope: 'write' }), 403, 'forbidden');
    await people.owner.client.delete(`/lists/${list.id}`);
    expectProblem(await program.list(), 404, 'not-found');
  });

  test('is not made for a list of others', async () => {
    const list = await makeList(people.owner.client, 'not yours');
    const answer = await people.stranger?.client.post('/tokens', { name: 'x', scope: 'read', list: list.id });
    if (answer) expectProblem(answer, 404, 'not-found');
    expect(answer).toBeDefined();
  });
});
