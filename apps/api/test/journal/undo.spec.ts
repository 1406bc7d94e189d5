import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { lastOf, seen } from '../support/journal.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const undo = (seq: number, headers?: Record<string, string>) =>
  api.client.post<Todo>(`/todo/changes/${seq}/undo`, undefined, headers);

describe('undo', () => {
  test.each<[string, (id: number, other: number) => Promise<unknown>]>([
    ['an edit', (id) => api.client.patch(`/todo/${id}`, { title: 'other', content: 'other', due: null })],
    ['a replacement', (id) => api.client.put(`/todo/${id}`, { title: 'other', status: 'DONE' })],
    ['a completion', (id) => api.client.patch(`/todo/${id}`, { completed: true })],
    ['a move', (id, other) => api.client.patch(`/todo/${id}`, { before: other })],
    ['a deletion', (id) => api.client.delete(`/todo/${id}`)],
  ])('of %s gives back what was there', async (_what, write) => {
    const todo = await api.client.add({ title: 'mine', content: 'text\r\n', due: '2026-11-30', status: 'PROGRESS' });
    const other = await api.client.add();
    await write(todo.id, other.id);
    const { status, body } = await undo(await lastOf(api.client, todo.id));
    expect(status).toBe(200);
    expect(seen(body)).toEqual(seen(todo));
    expect((await api.client.get(`/todo/${todo.id}`)).body).toEqual(body);
  });

  test('of a new todo moves it to the trash, and of a restore moves it back there', async () => {
    const { id } = await api.client.add();
    const created = await lastOf(api.client, id);
    expect((await undo(created)).body.deleted).toEqual(expect.any(String));
    await api.client.post(`/todo/${id}/restore`);
    expect((await undo(await lastOf(api.client, id))).body.deleted).toEqual(expect.any(String));
    expect((await api.client.get(`/todo/${id}`)).status).toBe(404);
  });

  test('of several changes in reverse order, and of an undo', async () => {
    const todo = await api.client.add({ title: 'one' });
    const numbers = [];
    for (const title of ['two', 'three']) {
      await api.client.patch(`/todo/${todo.id}`, { title });
      numbers.unshift(await lastOf(api.client, todo.id));
    }
    for (const seq of numbers) expect((await undo(seq)).status).toBe(200);
    expect((await api.client.get(`/todo/${todo.id}`)).body.title).toBe('one');
    expect((await undo(await lastOf(api.client, todo.id))).body.title).toBe('two');
  });

  test('is refused, with the conflicting change, if the same member was changed since', async () => {
    const { id } = await api.client.add({ title: 'one' });
    await api.client.patch(`/todo/${id}`, { title: 'mine' });
    const mine = await lastOf(api.client, id);
    await api.client.patch(`/todo/${id}`, { title: 'theirs' });
    const theirs = await lastOf(api.client, id);
    await api.client.patch(`/todo/${id}`, { due: '2026-11-30' });
    const { status, body } = await undo(mine);
    expect({ status, body }).toMatchObject({
      status: 409,
      body: { code: 'undo-refused', later: { seq: theirs, todo: { title: 'theirs' } } },
    });
    expect((await api.client.get(`/todo/${id}`)).body).toMatchObject({ title: 'theirs', due: '2026-11-30' });
  });

  test('keeps what was written to other members since', async () => {
    const { id } = await api.client.add({ title: 'one' });
    await api.client.patch(`/todo/${id}`, { title: 'two' });
    const seq = await lastOf(api.client, id);
    await api.client.patch(`/todo/${id}`, { content: 'later' });
    expect((await undo(seq)).body).toMatchObject({ title: 'one', content: 'later' });
  });

  test('of a new todo is refused if somebody wrote into it since: the text would go to the trash unseen', async () => {
    const { id } = await api.client.add();
    const created = await lastOf(api.client, id);
    await api.client.patch(`/todo/${id}`, { content: 'theirs' });
    expect((await undo(created)).status).toBe(409);
    expect((await api.client.get(`/todo/${id}`)).body.content).toBe('theirs');
  });

  test('of something that was deleted permanently is refused with the reason', async () => {
    const { id } = await api.client.add();
    const created = await lastOf(api.client, id);
    await api.client.delete(`/todo/${id}`);
    await api.client.delete(`/todo/${id}?deleted=true`);
    const { status, body } = await undo(created);
    expect({ status, body }).toMatchObject({ status: 409, body: { detail: expect.stringContaining('for good') } });
  });

  test('repeated with its key is done once', async () => {
    const { id } = await api.client.add({ title: 'one' });
    await api.client.patch(`/todo/${id}`, { title: 'two' });
    const seq = await lastOf(api.client, id);
    const [first, again] = [
      await undo(seq, { 'Idempotency-Key': 'undo' }),
      await undo(seq, { 'Idempotency-Key': 'undo' }),
    ];
    expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
    expect((await undo(seq)).status).toBe(409);
  });

  test('of an unknown number is 404', async () => {
    expect((await undo(4_000_000_000)).status).toBe(404);
    expect((await undo(0)).status).toBe(404);
  });
});

test('the history of a todo has only its own changes, newest first, page by page', async () => {
  const { id } = await api.client.add({ title: 'one' });
  await api.client.add();
  await api.client.patch(`/todo/${id}`, { title: 'two' });
  const { body } = await api.client.get<ChangePage>(`/todo/${id}/history`);
  expect(body.changes.map(({ kind, before }) => [kind, before.title])).toEqual([
    ['changed', 'one'],
    ['created', undefined],
  ]);
  expect(body.more).toBe(false);
  const page = await api.client.get<ChangePage>(`/todo/${id}/history?limit=1`);
  expect(page.body).toMatchObject({ changes: [{ kind: 'changed' }], more: true });
  const rest = await api.client.get<ChangePage>(`/todo/${id}/history?limit=1&before=${page.body.last}`);
  expect(rest.body).toMatchObject({ changes: [{ kind: 'created' }], more: false });
  expect((await api.client.get('/todo/4000000000/history')).status).toBe(404);
});
