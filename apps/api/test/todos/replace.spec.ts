import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import type { Answer } from '../support/client.js';
import { nextMillisecond } from './time.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

type Put = (id: number, body: Record<string, unknown>) => Promise<Answer<Todo>>;

const forms: [string, Put][] = [
  [
    'PUT /todo with the id in the body, the form of the tutorial',
    (id, body) => api.client.put('/todo', { id, ...body }),
  ],
  ['PUT /todo/{id}', (id, body) => api.client.put(`/todo/${id}`, body)],
];

describe.each(forms)('%s', (_form, put) => {
  const full = { title: 'Old', content: 'old', status: 'PROGRESS', due: '2026-11-30' };

  test('replaces all members', async () => {
    const before = await api.client.add(full);
    await nextMillisecond();
    const { status, body, headers } = await put(before.id, {
      title: 'New',
      content: 'new',
      status: 'DONE',
      due: '2027-01-01',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      title: 'New',
      content: 'new',
      status: 'DONE',
      completed: true,
      due: '2027-01-01',
      version: 2,
      updated: body.updated,
    });
    expect(body.updated > before.updated).toBe(true);
    expect(headers.get('etag')).toMatch(/^"2-/);
    expect((await api.client.get(`/todo/${before.id}`)).body).toEqual(body);
  });

  test('resets omitted members to their defaults, except the manual order', async () => {
    const before = await api.client.add({ ...full, order: 4711 });
    const { body } = await put(before.id, { title: 'New', status: 'TODO' });
    expect(body).toMatchObject({
      title: 'New',
      content: '',
      status: 'TODO',
      due: null,
      order: 4711,
      created: before.created,
    });
  });

  test('accepts a todo exactly as it was read', async () => {
    const before = await api.client.add(full);
    const { status, body } = await put(before.id, { ...before });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...full, order: before.order, created: before.created, version: 1 });
  });

  test('does not change other todos', async () => {
    const [one, other] = [await api.client.add(full), await api.client.add(full)];
    await put(one.id, { title: 'New', status: 'TODO' });
    expect((await api.client.get(`/todo/${other.id}`)).body).toEqual(other);
  });

  test("of an unknown id is a 404 with the tutorial's message, and creates nothing", async () => {
    const problem = expectProblem(await put(4_000_000_000, { title: 'x', status: 'TODO' }), 404, 'not-found');
    expect(problem.message).toBe('id=4000000000 is not found');
    expect((await api.client.list('?q=x&status=ALL')).body).toEqual([]);
  });

  test('a todo in the trash cannot be replaced', async () => {
    const { id } = await api.client.add(full);
    await api.client.delete(`/todo/${id}`);
    expectProblem(await put(id, { title: 'x', status: 'TODO' }), 404, 'not-found');
    expect((await api.client.list('?deleted=true')).body.find((todo) => todo.id === id)).toMatchObject(full);
  });

  test('a version in the body guards against a lost update', async () => {
    const { id } = await api.client.add(full);
    expect((await put(id, { title: 'mine', status: 'TODO', version: 1 })).body.version).toBe(2);
    const problem = expectProblem(
      await put(id, { title: 'late', status: 'TODO', version: 1 }),
      412,
      'precondition-failed',
    );
    expect(problem.current).toMatchObject({ id, title: 'mine', version: 2 });
  });
});

describe('PUT /todo/{id}', () => {
  test('uses the id in the path, whatever the body says', async () => {
    const [one, other] = [await api.client.add(), await api.client.add()];
    const { body } = await api.client.put(`/todo/${one.id}`, { id: other.id, title: 'x', status: 'TODO' });
    expect(body.id).toBe(one.id);
    expect((await api.client.get(`/todo/${other.id}`)).body).toEqual(other);
  });
});
