import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';

let api: Api;
let todo: Todo;
let below: Todo;
let tag: string | null;
beforeAll(async () => {
  api = await startApi();
  below = await api.client.add({ title: 'below' });
  todo = await api.client.add({ title: 'a\nb', content: 'x\r\ny', status: 'PROGRESS', due: '2026-11-30' });
  tag = (await api.client.get(`/todo/${todo.id}`)).headers.get('etag');
});
afterAll(() => api.stop());

const same = { title: 'a\nb', content: 'x\r\ny', status: 'PROGRESS', due: '2026-11-30' };

/** A form that is submitted unchanged sends its values back; that must not look like a change by somebody. */
describe('a write that changes nothing', () => {
  test.each<[string, () => Promise<{ status: number; body: Todo; headers: Headers }>]>([
    ['PUT /todo/{id}', () => api.client.put(`/todo/${todo.id}`, same)],
    ['PUT /todo', () => api.client.put('/todo', { id: todo.id, ...same })],
    ['PATCH with the same values', () => api.client.patch(`/todo/${todo.id}`, same)],
    ['PATCH of the status as completed', () => api.client.patch(`/todo/${todo.id}`, { completed: false })],
    ['PATCH of a title with spaces around', () => api.client.patch(`/todo/${todo.id}`, { title: ' a\nb ' })],
    ['PATCH of the order', () => api.client.patch(`/todo/${todo.id}`, { order: todo.order })],
    ['a move to where it is', () => api.client.patch(`/todo/${todo.id}`, { before: below.id })],
    ['PATCH with its version', () => api.client.patch(`/todo/${todo.id}`, { title: 'a\nb', version: 1 })],
    ['PATCH with a key', () => api.client.patch(`/todo/${todo.id}`, same, { 'Idempotency-Key': 'unchanged' })],
  ])('%s is answered with the todo as it was: version, time and place stay', async (_what, write) => {
    const { status, body, headers } = await write();
    expect({ status, body, tag: headers.get('etag') }).toEqual({ status: 200, body: todo, tag });
    expect((await api.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
  });

  test('but one that changes a single member counts once', async () => {
    const { body } = await api.client.patch(`/todo/${todo.id}`, { ...same, content: 'x\ny' });
    expect(body).toMatchObject({ version: 2, content: 'x\ny' });
  });
});
