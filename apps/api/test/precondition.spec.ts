import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Todo } from '@todo/shared/todo';
import { type Api, startApi } from './support/api.js';
import { expectProblem } from './support/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** A todo of version 3. */
async function third(): Promise<Todo> {
  const { id } = await api.client.add();
  await api.client.patch(`/todo/${id}`, { content: 'second' });
  return (await api.client.patch(`/todo/${id}`, { content: 'third' })).body;
}

type Headers = Record<string, string>;
type Write = (id: number, headers: Headers) => ReturnType<Api['client']['call']>;

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
    '%p is told what the todo is now, and changes nothing',
    async (tag) => {
      const before = await third();
      const problem = expectProblem(await write(before.id, { 'If-Match': tag }), 412, 'precondition-failed');
      expect(Todo.parse(problem.current)).toEqual(before);
      expect((await api.client.get(`/todo/${before.id}`)).body).toEqual(before);
    },
  );

  test('without one the last write wins', async () => {
    const { id } = await third();
    expect((await write(id, {})).status).toBe(success);
  });

  test('for what is not there is a 404, since there is no version to compare', async () => {
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

  test('guards a change that would be none, too', async () => {
    const { id } = await third();
    expectProblem(await api.client.patch(`/todo/${id}`, { version: 1 }), 412, 'precondition-failed');
  });

  test('what a 412 shows can be merged and sent at once', async () => {
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
