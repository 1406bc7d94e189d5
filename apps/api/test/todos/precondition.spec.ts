import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Todo } from '@todo/shared/todos/todo';
import { Database } from '../../src/database/database.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { nextMillisecond } from './time.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** A todo at version 3. */
async function third(): Promise<Todo> {
  const { id } = await api.client.add();
  await api.client.patch(`/todo/${id}`, { content: 'second' });
  return (await api.client.patch(`/todo/${id}`, { content: 'third' })).body;
}

type Headers = Record<string, string>;
type Write = (id: number, headers: Headers) => ReturnType<Api['client']['call']>;

/** A todo that was then moved to the trash, which is another write: version 4. */
async function trashed(): Promise<Todo> {
  const { id } = await third();
  await api.client.delete(`/todo/${id}`);
  const found = (await api.client.list('?deleted=true')).body.find((todo) => todo.id === id);
  return Todo.parse(found);
}

const tagOf = async (id: number) => String((await api.client.get(`/todo/${id}`)).headers.get('etag'));

const writes: [string, Write, number][] = [
  ['PUT /todo', (id, headers) => api.client.put('/todo', { id, title: 'x', status: 'TODO' }, headers), 200],
  ['PUT /todo/{id}', (id, headers) => api.client.put(`/todo/${id}`, { title: 'x', status: 'TODO' }, headers), 200],
  ['PATCH /todo/{id}', (id, headers) => api.client.patch(`/todo/${id}`, { title: 'x' }, headers), 200],
  ['DELETE /todo/{id}', (id, headers) => api.client.delete(`/todo/${id}`, headers), 204],
];

describe.each(writes)('If-Match on %s', (_route, write, success) => {
  test.each(['"3"', 'W/"3"', '"1", "3"', '"1",W/"3" , "2"', '*', ' "3" '])('%p lets the write through', async (tag) => {
    const { id } = await third();
    expect((await write(id, { 'If-Match': tag })).status).toBe(success);
  });

  test.each(['"2"', 'W/"2"', '"1", "2"', '"4"', '3', '""', 'nonsense', '"03"', '"3'])(
    '%p gets the current state of the todo, and changes nothing',
    async (tag) => {
      const before = await third();
      const problem = expectProblem(await write(before.id, { 'If-Match': tag }), 412, 'precondition-failed');
      expect(Todo.parse(problem.current)).toEqual(before);
      expect((await api.client.get(`/todo/${before.id}`)).body).toEqual(before);
    },
  );

  test('the ETag of a response lets the write through, also if a proxy has weakened it', async () => {
    const one = await third();
    expect((await write(one.id, { 'If-Match': await tagOf(one.id) })).status).toBe(success);
    const other = await third();
    expect((await write(other.id, { 'If-Match': `W/${await tagOf(other.id)}` })).status).toBe(success);
  });

  test('If-None-Match prevents a write to a state that it names, and the response has its ETag', async () => {
    const before = await third();
    const tag = await tagOf(before.id);
    for (const excluded of ['*', tag, `W/${tag}`, `"1", ${tag}`]) {
      const answer = await write(before.id, { 'If-None-Match': excluded });
      expect(Todo.parse(expectProblem(answer, 412, 'precondition-failed').current)).toEqual(before);
      expect(answer.headers.get('etag')).toBe(tag);
    }
    expect((await api.client.get(`/todo/${before.id}`)).body).toEqual(before);
    expect((await write(before.id, { 'If-None-Match': '"1-abc"' })).status).toBe(success);
  });

  test('a 412 has the ETag with which the write would succeed', async () => {
    const { id } = await third();
    const answer = await write(id, { 'If-Match': '"2"' });
    expect(answer.headers.get('etag')).toBe(await tagOf(id));
    expect((await write(id, { 'If-Match': String(answer.headers.get('etag')) })).status).toBe(success);
  });

  test('without either header the last write wins', async () => {
    const { id } = await third();
    expect((await write(id, {})).status).toBe(success);
  });

  test('on a todo that does not exist is a 404, since there is no version to compare', async () => {
    expectProblem(await write(4_000_000_000, { 'If-Match': '*' }), 404, 'not-found');
  });
});

describe('version in the body', () => {
  test('is compared like If-Match, and both have to agree', async () => {
    const { id } = await third();
    const stale = await api.client.patch(`/todo/${id}`, { title: 'x', version: 2 });
    expect(expectProblem(stale, 412, 'precondition-failed').current).toMatchObject({ id, version: 3 });
    const one = await api.client.patch(`/todo/${id}`, { title: 'x', version: 3 }, { 'If-Match': '"2"' });
    expectProblem(one, 412, 'precondition-failed');
    const other = await api.client.patch(`/todo/${id}`, { title: 'x', version: 2 }, { 'If-Match': '"3"' });
    expectProblem(other, 412, 'precondition-failed');
    const both = await api.client.patch(`/todo/${id}`, { title: 'x', version: 3 }, { 'If-Match': '"3"' });
    expect(both.body).toMatchObject({ title: 'x', version: 4 });
  });

  test('is compared even if the write would change nothing', async () => {
    const { id } = await third();
    expectProblem(await api.client.patch(`/todo/${id}`, { version: 1 }), 412, 'precondition-failed');
  });

  test('the todo in a 412 can be merged and sent back at once', async () => {
    const { id } = await third();
    const { current } = expectProblem(
      await api.client.patch(`/todo/${id}`, { title: 'mine', version: 1 }),
      412,
      'precondition-failed',
    );
    const { version } = Todo.parse(current);
    expect((await api.client.patch(`/todo/${id}`, { title: 'mine', version })).status).toBe(200);
  });
});

describe.each<[string, Write, number]>([
  ['POST /todo/{id}/restore', (id, headers) => api.client.post(`/todo/${id}/restore`, undefined, headers), 200],
  ['DELETE /todo/{id}?deleted=true', (id, headers) => api.client.delete(`/todo/${id}?deleted=true`, headers), 204],
])('If-Match on %s', (_route, write, success) => {
  test('of another state changes nothing, so that an outdated client purges nothing', async () => {
    const before = await trashed();
    for (const headers of [{ 'If-Match': '"99"' }, { 'If-Match': '"3"' }, { 'If-None-Match': '*' }] as Headers[]) {
      const answer = await write(before.id, headers);
      expect(Todo.parse(expectProblem(answer, 412, 'precondition-failed').current)).toEqual(before);
    }
    const { trash } = await api.client.everything();
    expect(trash).toContainEqual(before);
  });

  test('of this state lets the write through', async () => {
    const { id, version } = await trashed();
    expect((await write(id, { 'If-Match': `"${version}"` })).status).toBe(success);
  });
});

describe.each<[string, (headers: Headers) => ReturnType<Api['client']['call']>, number]>([
  ['POST /todo', (headers) => api.client.post('/todo', { title: 'x' }, headers), 201],
  ['DELETE /todo', (headers) => api.client.delete('/todo?status=DONE', headers), 200],
])('a precondition on %s', (_route, write, success) => {
  test.each<Headers>([{ 'If-Match': '"1"' }, { 'If-Match': 'W/"x"' }, { 'If-None-Match': '*' }])(
    '%j does not fit a route without a todo and is refused, not ignored',
    async (headers) => {
      await api.client.add({ status: 'DONE' });
      const before = await api.client.everything();
      expectProblem(await write(headers), 412, 'precondition-failed');
      expect(await api.client.everything()).toEqual(before);
    },
  );

  test('If-Match: * is true, because the list exists', async () => {
    expect((await write({ 'If-Match': '*' })).status).toBe(success);
  });
});

describe('an ETag', () => {
  test('is unique across a restored backup: one from before it does not match any state after it', async () => {
    const { id } = await api.client.add();
    await api.client.patch(`/todo/${id}`, { content: 'A' });
    const tag = await tagOf(id);
    // The restored backup is older than the edit; another edit follows.
    await api.app.get(Database).writes(async (tx) => {
      await tx.query("UPDATE todo SET content = '', version = 1 WHERE id = ?", [id]);
    });
    await nextMillisecond();
    await api.client.patch(`/todo/${id}`, { content: 'B' });
    expect((await api.client.get(`/todo/${id}`)).body.version).toBe(2);
    expect((await api.client.get(`/todo/${id}`, { 'If-None-Match': tag })).body.content).toBe('B');
    const answer = await api.client.patch(`/todo/${id}`, { content: 'A, again' }, { 'If-Match': tag });
    expect(expectProblem(answer, 412, 'precondition-failed').current).toMatchObject({ content: 'B' });
  });
});
