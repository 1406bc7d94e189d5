import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { BulkAnswer } from '@todo/shared/todos/bulk';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (const [title, priority, status] of [
    ['low', 3],
    ['none', null],
    ['high', 1],
    ['done and high', 1, 'DONE'],
    ['medium', 2],
    ['none too', undefined],
    ['high too', 1],
  ] as const) {
    await api.client.add({ title, priority, status });
  }
});
afterAll(() => api.stop());

const titles = async (query: string) => (await api.client.list(query)).body.map(({ title }) => title);

describe('a priority', () => {
  // Without this, a client that pages through a list by priority misses a todo or gets it twice.
  test('sorts page by page: the high ones first, todos without one last', async () => {
    const sorted = ['high', 'done and high', 'high too', 'medium', 'low', 'none', 'none too'];
    expect(await titles('?sort=priority&status=ALL')).toEqual(sorted);
    for (const limit of [1, 2, 3]) {
      const found: string[] = [];
      for (let next: string | undefined = `?sort=priority&status=ALL&limit=${limit}`; next; ) {
        const { body, headers } = await api.client.list(next);
        found.push(...body.map(({ title }) => title));
        next = headers.get('link')?.match(/\/todo(\?.*)>/)?.[1];
      }
      expect(found).toEqual(sorted);
    }
  });

  test.each([
    ['1', ['high', 'high too']],
    ['2,3', ['low', 'medium']],
    ['none', ['none', 'none too']],
    ['none,3', ['low', 'none', 'none too']],
    ['', ['low', 'none', 'high', 'medium', 'none too', 'high too']],
  ])('as a filter, %j finds %j', async (priority, found) => {
    expect(await titles(`?sort=created&priority=${priority}`)).toEqual(found);
  });

  test.each(['0', '4', 'high', '1,', 'null', '1.5'])('%j is refused as a filter', async (priority) => {
    const answer = await api.client.get(`/todo?priority=${priority}`);
    expect(expectProblem(answer, 400, 'invalid-parameter').detail).toContain('1, 2, 3, none');
  });

  test.each([0, 4, '1', 1.5, true])('%j is refused as a value, and nothing is written', async (priority) => {
    const todo = await api.client.add();
    for (const answer of [
      await api.client.post('/todo', { title: 'x', priority }),
      await api.client.patch(`/todo/${todo.id}`, { title: 'x', priority }),
    ]) {
      const { errors } = expectProblem(answer, 422, 'validation');
      expect(errors).toEqual([expect.objectContaining({ pointer: '/priority' })]);
    }
    expect((await api.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
    await api.client.delete(`/todo/${todo.id}`);
  });

  test('stays when other members change, and is removed by null or a replacement without it', async () => {
    const { id, priority } = await api.client.add({ priority: 2 });
    expect(priority).toBe(2);
    const of = async (change: Promise<{ body: { priority?: unknown } }>) => (await change).body.priority;
    expect(await of(api.client.patch(`/todo/${id}`, { title: 'other' }))).toBe(2);
    expect(await of(api.client.patch(`/todo/${id}`, { priority: null }))).toBe(null);
    expect(await of(api.client.put(`/todo/${id}`, { title: 'x', status: 'TODO', priority: 3 }))).toBe(3);
    expect(await of(api.client.put('/todo', { id, title: 'x', status: 'TODO' }))).toBe(null);
  });

  test('of several todos is set at once, sent to everybody who follows the list, and undone at once', async () => {
    const todos = await api.client.addMany(2, () => ({ priority: 3 }));
    const operations = todos.map(({ id }) => ({ method: 'PATCH', id, body: { priority: 1 } }));
    const { body } = await api.client.post<BulkAnswer>('/todo/bulk', { operations });
    expect(body.results.map((result) => result.body?.priority)).toEqual([1, 1]);
    const { changes } = (await api.client.get<ChangePage>(`/todo/${todos[0]?.id}/history`)).body;
    expect(changes[0]).toMatchObject({ kind: 'changed', todo: { priority: 1 }, before: { priority: 3 } });
    await api.client.post(`/todo/actions/${body.action}/undo`);
    for (const { id } of todos) expect((await api.client.get(`/todo/${id}`)).body.priority).toBe(3);
  });

  // Without this, undoing the creation of a todo would lose the priority that somebody has given it since.
  test('that was set since keeps the creation of a todo from being undone', async () => {
    const { id } = await api.client.add();
    const { changes } = (await api.client.get<ChangePage>(`/todo/${id}/history`)).body;
    await api.client.patch(`/todo/${id}`, { priority: 1 });
    expectProblem(await api.client.post(`/todo/changes/${changes[0]?.seq}/undo`), 409, 'undo-refused');
  });
});
