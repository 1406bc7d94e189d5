import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { List } from '@todo/shared/lists/list';
import type { Member } from '@todo/shared/lists/member';
import { join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { idOf, letIn, makeList } from '../support/lists.js';
import { startWithPeople } from '../support/people.js';

let api: Api;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  ({
    api,
    people: [ann, bob],
  } = await startWithPeople('Ann', 'Bob'));
});
afterAll(() => api.stop());

describe('lists of a person', () => {
  test("an account has its own list, which is the default for calls without `list`, and can't be deleted", async () => {
    const { body } = await ann.client.get<List[]>('/lists');
    expect(body[0]).toMatchObject({ id: idOf(ann), name: '', own: true, role: 'owner', members: 1 });
    const todo = await ann.client.add({ title: 'mine' });
    expect(todo).toMatchObject({ list: idOf(ann), assignee: null });
    expect((await ann.client.list(`?list=${idOf(ann)}`)).body).toEqual((await ann.client.list()).body);
    expectProblem(await ann.client.delete(`/lists/${idOf(ann)}`), 403, 'forbidden');
    expectProblem(await ann.client.post(`/lists/${idOf(ann)}/invites`, { role: 'editor' }), 403, 'forbidden');
  });

  test('a list can be created, read, renamed, deleted and restored with its todos', async () => {
    const made = await ann.client.post<List>('/lists', { name: ' Home ' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'Home', own: false, role: 'owner', members: 1, version: 1 });
    expect(made.headers.get('location')).toBe(made.body.url);
    const path = `/lists/${made.body.id}`;
    const todo = await ann.client.add({ title: 'Sweep', list: made.body.id });
    expect(todo.list).toBe(made.body.id);
    const renamed = await ann.client.patch<List>(path, { name: 'House' }, { 'If-Match': '"1"' });
    expect(renamed.body).toMatchObject({ name: 'House', version: 2 });
    expectProblem(await ann.client.patch(path, { name: 'Flat' }, { 'If-Match': '"1"' }), 412, 'precondition-failed');

    expect((await ann.client.delete(path)).status).toBe(204);
    expectProblem(await ann.client.get(path), 404, 'not-found');
    expectProblem(await ann.client.get(`/todo/${todo.id}`), 404, 'not-found');
    expectProblem(await ann.client.list(`?list=${made.body.id}`), 404, 'not-found');
    const trash = await ann.client.get<List[]>('/lists?deleted=true');
    expect(trash.body.map(({ id }) => id)).toEqual([made.body.id]);
    expect((await ann.client.post<List>(`${path}/restore`)).body).toMatchObject({ name: 'House' });
    expect((await ann.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
  });

  test('a conditional request gets 304 for an unchanged list, and a renamed list in full', async () => {
    const list = await makeList(ann.client, 'Tags');
    for (const path of ['/lists', `/lists/${list.id}`]) {
      const tag = String((await ann.client.get(path)).headers.get('etag'));
      expect((await ann.client.get(path, { 'If-None-Match': tag })).status).toBe(304);
    }
    const { headers } = await ann.client.get(`/lists/${list.id}`);
    await ann.client.patch(`/lists/${list.id}`, { name: 'Tags 2' });
    const again = await ann.client.get(`/lists/${list.id}`, { 'If-None-Match': String(headers.get('etag')) });
    expect(again.status).toBe(200);
  });

  test('a repeated POST with the same key creates one list', async () => {
    const key = { 'Idempotency-Key': 'one-list' };
    const first = await ann.client.post<List>('/lists', { name: 'Once' }, key);
    const second = await ann.client.post<List>('/lists', { name: 'Once' }, key);
    expect(second.body).toEqual(first.body);
    expect((await ann.client.get<List[]>('/lists')).body.filter(({ name }) => name === 'Once')).toHaveLength(1);
  });

  test.each([{}, { name: '' }, { name: '   ' }, { name: 'x'.repeat(65) }, { name: 7 }])(
    'the name %j is refused',
    async (body) => {
      expectProblem(await ann.client.post('/lists', body), 422, 'validation');
    },
  );

  test('list=ALL returns all lists of the caller in one order, page by page, and no others', async () => {
    const carl = await join(api.client, 'Carl');
    const one = await makeList(carl.client, 'One');
    const two = await makeList(carl.client, 'Two');
    const added = [];
    for (const list of [undefined, one.id, two.id, one.id, undefined, two.id]) {
      added.push(await carl.client.add({ title: 'x', ...(list && { list }), due: `2026-11-2${added.length}` }));
    }
    const expected = added.map(({ id }) => id);
    for (const sort of ['created', 'due']) {
      const query = `?list=ALL&status=ALL&sort=${sort}`;
      expect((await carl.client.list(query)).body.map(({ id }) => id)).toEqual(expected);
      const pages: number[] = [];
      for (let next: string | undefined = `/todo${query}&limit=4`; next; ) {
        const page: Awaited<ReturnType<typeof carl.client.list>> = await carl.client.call('GET', next);
        pages.push(...page.body.map(({ id }) => id));
        next = /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1];
      }
      expect(pages).toEqual(expected);
    }
    expect((await carl.client.list('?list=ALL&count=true&limit=1')).headers.get('x-total-count')).toBe('6');
    expect((await carl.client.list('?list=ALL&status=ALL&q=x')).body).toHaveLength(6);
    expectProblem(await carl.client.delete('/todo?list=ALL&status=ALL'), 400, 'invalid-parameter');
    expect((await carl.client.delete(`/todo?list=${two.id}&status=ALL`)).body).toMatchObject({ deleted: 2 });
    expect((await carl.client.list('?list=ALL&deleted=true')).body).toHaveLength(2);
    expect((await carl.client.list('?list=ALL&status=ALL')).body).toHaveLength(4);
  });
});

describe('the members of a list', () => {
  let list: List;
  const rolesOf = async (person: Person) =>
    (await person.client.get<Member[]>(`/lists/${list.id}/members`)).body.map(({ name, role }) => `${name} ${role}`);
  beforeAll(async () => {
    list = await makeList(ann.client, 'Shared');
  });

  test('an editor writes todos, a viewer reads them, and both see who the others are', async () => {
    await letIn(ann, list, bob, 'viewer');
    const todo = await ann.client.add({ title: 'Paint', list: list.id });
    expect((await bob.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
    expectProblem(await bob.client.patch(`/todo/${todo.id}`, { title: 'no' }), 403, 'forbidden');
    expectProblem(await bob.client.post('/todo', { title: 'no', list: list.id }), 403, 'forbidden');
    expect((await ann.client.patch(`/lists/${list.id}/members/${idOf(bob)}`, { role: 'editor' })).status).toBe(200);
    expect((await bob.client.patch(`/todo/${todo.id}`, { title: 'yes' })).status).toBe(200);
    expectProblem(await bob.client.patch(`/lists/${list.id}`, { name: 'Bob’s' }), 403, 'forbidden');
    expect(await rolesOf(bob)).toEqual(['Ann owner', 'Bob editor']);
  });

  test('the last owner can neither leave nor be demoted, unless the ownership is transferred', async () => {
    const annInList = `/lists/${list.id}/members/${idOf(ann)}`;
    expectProblem(await ann.client.delete(annInList), 409, 'last-owner');
    expectProblem(await ann.client.patch(annInList, { role: 'editor' }), 409, 'last-owner');
    expectProblem(await bob.client.post(`/lists/${list.id}/transfer`, { account: idOf(bob) }), 403, 'forbidden');
    const given = await ann.client.post<List>(`/lists/${list.id}/transfer`, { account: idOf(bob) });
    expect(given.body).toMatchObject({ role: 'editor' });
    expect(await rolesOf(ann)).toEqual(['Ann editor', 'Bob owner']);
    await bob.client.post(`/lists/${list.id}/transfer`, { account: idOf(ann) });
  });

  test('who leaves or is removed sees nothing of it from then on, and their todos are unassigned', async () => {
    const todo = await ann.client.add({ title: 'Carry', list: list.id, assignee: idOf(bob) });
    expect((await ann.client.list(`?list=${list.id}&assignee=${idOf(bob)}`)).body.map(({ id }) => id)).toEqual([
      todo.id,
    ]);
    expect((await bob.client.list(`?list=ALL&assignee=me`)).body.map(({ id }) => id)).toEqual([todo.id]);
    expect((await bob.client.delete(`/lists/${list.id}/members/${idOf(bob)}`)).status).toBe(204);
    for (const path of [
      `/lists/${list.id}`,
      `/todo/${todo.id}`,
      `/todo?list=${list.id}`,
      `/lists/${list.id}/members`,
    ]) {
      expectProblem(await bob.client.get(path), 404, 'not-found');
    }
    expect((await bob.client.list('?list=ALL&status=ALL')).text).not.toContain('Carry');
    expect((await ann.client.get(`/todo/${todo.id}`)).body).toMatchObject({ assignee: null, version: 2 });
    expect((await ann.client.list(`?list=${list.id}&assignee=none`)).body.map(({ id }) => id)).toContain(todo.id);
  });

  test('a todo can only be assigned to members', async () => {
    const answer = await ann.client.post('/todo', { title: 'x', list: list.id, assignee: idOf(bob) });
    expect(expectProblem(answer, 422, 'validation').errors?.[0]?.pointer).toBe('/assignee');
    const own = await ann.client.add({ assignee: idOf(ann) });
    expect(own.assignee).toBe(idOf(ann));
    expectProblem(await ann.client.patch(`/todo/${own.id}`, { assignee: idOf(bob) }), 422, 'validation');
    expect((await ann.client.patch(`/todo/${own.id}`, { assignee: null })).body.assignee).toBeNull();
  });

  test('a todo moves to the top of another list of the writer, and is unassigned if its assignee is no member', async () => {
    await letIn(ann, list, bob, 'editor');
    const top = await ann.client.add({ title: 'first of the own list' });
    const todo = await ann.client.add({ title: 'Move me', list: list.id, assignee: idOf(bob) });
    const moved = await ann.client.patch(`/todo/${todo.id}`, { list: idOf(ann) });
    expect(moved.body).toMatchObject({ id: todo.id, list: idOf(ann), assignee: null, order: top.order - 1024 });
    expectProblem(await bob.client.get(`/todo/${todo.id}`), 404, 'not-found');
    expectProblem(await bob.client.patch(`/todo/${top.id}`, { list: list.id }), 404, 'not-found');
    expectProblem(await ann.client.patch(`/todo/${todo.id}`, { list: idOf(bob) }), 404, 'not-found');
    await ann.client.patch(`/lists/${list.id}/members/${idOf(bob)}`, { role: 'viewer' });
    const bobs = await bob.client.add();
    expectProblem(await bob.client.patch(`/todo/${bobs.id}`, { list: list.id }), 403, 'forbidden');
  });
});

describe('without accounts', () => {
  test('everybody shares all named lists, which have no members, and the first account gets them', async () => {
    const open = await startApi();
    try {
      const list = await makeList(open.client, 'Garden');
      expect((await open.client.get<List[]>('/lists')).body).toMatchObject([
        { id: 0, own: true, members: 0 },
        { id: list.id, name: 'Garden', role: 'owner', members: 0 },
      ]);
      const todo = await open.client.add({ title: 'Water', list: list.id });
      expect((await open.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
      expect((await open.client.list(`?list=${list.id}`)).body).toEqual([todo]);
      expect((await open.client.list()).body).toEqual([]);
      expectProblem(await open.client.post('/todo', { title: 'x', list: list.id, assignee: 1 }), 422, 'validation');
      expectProblem(await open.client.get(`/lists/${list.id}/members`), 404, 'not-found');
      await open.restart({ TODO_AUTH: 'accounts' });
      const first = await join(open.client, 'First');
      expect((await first.client.list(`?list=${list.id}`)).body).toMatchObject([{ id: todo.id }]);
      await open.restart({ TODO_AUTH: 'open' });
      expectProblem(await open.client.list(`?list=${list.id}`), 404, 'not-found');
    } finally {
      await open.stop();
    }
  });
});
