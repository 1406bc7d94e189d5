import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewToken } from '@todo/shared/accounts/token';
import type { SavedFilter } from '@todo/shared/filters/saved-filter';
import type { ChangePage } from '@todo/shared/journal/change';
import type { Invite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import type { BulkAnswer } from '@todo/shared/todos/bulk';
import { bearer, join, type Person, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { makeFeed } from '../support/calendar.js';
import { contract } from '../support/checks/contract.js';
import { expectProblem } from '../support/checks/problem.js';
import type { Client } from '../support/client.js';
import { idOf, invite, letIn, makeList } from '../support/lists.js';
import { type Caller, callers, cases, type World } from './roles-cases.js';

/** Text that occurs only in the shared list. */
const secret = 'only for members';

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
  const feed = await makeFeed(owner.client, { list: list.id });
  const filter = await saveFilter(list, owner.client);
  const extra = idOf(fourth);
  return { list, todo, trashed, token, feed, invite: invites.body[0]?.id ?? 0, filter, extra, change: 0, action: '' };
}

/** @returns its id */
async function saveFilter(list: List, client: Client): Promise<number> {
  const { body } = await client.post<SavedFilter>(`/lists/${list.id}/filters`, { name: secret, query: `q=${secret}` });
  return body.id;
}

/** Renames a todo. @returns the number of that change */
async function rename({ todo }: World, title: string): Promise<number> {
  const { client } = people.owner;
  await client.patch(`/todo/${todo.id}`, { title });
  const { body } = await client.get<ChangePage>(`/todo/${todo.id}/history?limit=1`);
  return body.changes[0]?.seq ?? 0;
}

/** Renames a todo by a bulk request. @returns the id of the action */
async function renameAtOnce({ todo }: World, title: string): Promise<string> {
  const operations = [{ method: 'PATCH', id: todo.id, body: { title } }];
  const { body } = await people.owner.client.post<BulkAnswer>('/todo/bulk', { operations });
  return body.action ?? '';
}

/** The whole list as its owner sees it. */
async function seen({ list }: World): Promise<unknown> {
  const paths = ['', '/members', '/invites', '/filters'].map((rest) => `/lists/${list.id}${rest}`);
  const todos = ['', '&deleted=true'].map((more) => `/todo?status=ALL&list=${list.id}${more}`);
  return Promise.all([...paths, ...todos].map(async (path) => (await people.owner.client.get(path)).body));
}

describe('every operation on a shared list', () => {
  test('has an entry in this test, so that a new one cannot be forgotten', () => {
    const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // A stream does not end: test/events tests it.
    const concerned = operations.filter((name) =>
      /^\w+ \/(?:todo(?!\/events)|lists|invites|calendar)(?:\/|$)/.test(name),
    );
    expect(concerned.sort()).toEqual(Object.keys(cases).sort());
  });

  test.each(Object.entries(cases))(
    '%s does for each caller what their role allows, and otherwise reveals nothing',
    async (name, it) => {
      const world = await makeWorld();
      const [method] = name.split(' ', 1);
      for (const [n, status] of it.statuses.split(' ').map(Number).entries()) {
        const caller = callers[n] as Caller;
        // Restores what the previous caller has deleted.
        if (name === 'DELETE /todo/{id}')
          world.todo = await people.owner.client.add({ title: secret, list: world.list.id });
        // Redoes what the previous caller has undone.
        if (name === 'POST /todo/changes/{seq}/undo') world.change = await rename(world, `${secret} ${n}`);
        if (name === 'POST /todo/actions/{id}/undo') world.action = await renameAtOnce(world, `${secret} ${n}`);
        if (name === 'DELETE /lists/{id}/filters/{filter}' && caller === 'owner')
          world.filter = await saveFilter(world.list, people.owner.client);
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
  test('uses its list by default, and gives access to nothing else', async () => {
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

  test("cannot be created for other people's lists", async () => {
    const list = await makeList(people.owner.client, 'not yours');
    const answer = await people.stranger?.client.post('/tokens', { name: 'x', scope: 'read', list: list.id });
    if (answer) expectProblem(answer, 404, 'not-found');
    expect(answer).toBeDefined();
  });
});
