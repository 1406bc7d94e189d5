import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { BulkAnswer } from '@todo/shared/todos/bulk';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { lastOf, seen } from '../support/journal.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const undo = async (id: number) => api.client.post<Todo>(`/todo/changes/${await lastOf(api.client, id)}/undo`);
const series = (title: string) => api.client.add({ title, due: '2099-11-30', repeat: 'FREQ=DAILY' });
const complete = async (id: number) => (await api.client.patch(`/todo/${id}`, { completed: true })).body;
const status = async (id: number) => (await api.client.get(`/todo/${id}`)).status;

describe('undoing a completion', () => {
  test('removes the next todo, and redoing it brings the same one back', async () => {
    const todo = await series('there and back');
    const { next = 0 } = await complete(todo.id);
    for (let n = 0; n < 2; n++) {
      expect(seen((await undo(todo.id)).body)).toEqual(seen(todo));
      expect(await status(next as number)).toBe(404);
      expect((await undo(todo.id)).body).toMatchObject({ status: 'DONE', repeat: null, next });
      expect((await api.client.get(`/todo/${next}`)).body).toMatchObject({ due: '2099-12-01', repeat: 'FREQ=DAILY' });
    }
  });

  test.each<[string, (next: number) => Promise<unknown>]>([
    ['was edited', (next) => api.client.patch(`/todo/${next}`, { content: 'typed' })],
    ['was completed', complete],
    ['has another rule', (next) => api.client.patch(`/todo/${next}`, { repeat: 'FREQ=WEEKLY' })],
  ])('is refused when the next todo %s, with the change, and nothing is changed', async (how, write) => {
    const todo = await series(how);
    const done = await complete(todo.id);
    await write(done.next as number);
    const before = (await api.client.list('?status=ALL')).body;
    const refused = await undo(todo.id);
    expectProblem(refused, 409, 'undo-refused');
    expect(refused.body).toMatchObject({ later: { todo: { id: done.next } } });
    expect((await api.client.list('?status=ALL')).body).toEqual(before);
  });

  test('is still possible if the next one is in the trash or was moved by hand', async () => {
    const [one, two] = [await series('deleted'), await series('moved')];
    const [first, second] = [await complete(one.id), await complete(two.id)];
    await api.client.delete(`/todo/${first.next}`);
    await api.client.patch(`/todo/${second.next}`, { before: first.id });
    expect((await undo(one.id)).body).toMatchObject({ status: 'TODO', repeat: 'FREQ=DAILY' });
    expect((await undo(two.id)).body).toMatchObject({ status: 'TODO', repeat: 'FREQ=DAILY' });
    expect(await status(second.next as number)).toBe(404);
  });

  test('of several todos removes all that followed, and redoing it brings them back', async () => {
    const todos = [await series('several'), await series('several')];
    const operations = todos.map(({ id }) => ({ method: 'PATCH', id, body: { completed: true } }));
    const open = async () =>
      (await api.client.list('')).body.filter(({ title }) => title === 'several').map(({ due }) => due);
    const { body } = await api.client.post<BulkAnswer>('/todo/bulk', { operations });
    expect(await open()).toEqual(['2099-12-01', '2099-12-01']);
    const undone = await api.client.post<BulkAnswer>(`/todo/actions/${body.action}/undo`);
    expect(await open()).toEqual(['2099-11-30', '2099-11-30']);
    expect((await api.client.post(`/todo/actions/${undone.body.action}/undo`)).status).toBe(200);
    expect(await open()).toEqual(['2099-12-01', '2099-12-01']);
  });
});

test('the history shows the rule and the next todo; skipping and ending a series can be undone', async () => {
  const todo = await series('history');
  await api.client.patch(`/todo/${todo.id}`, { skip: true });
  await api.client.patch(`/todo/${todo.id}`, { repeat: null });
  const { changes } = (await api.client.get<ChangePage>(`/todo/${todo.id}/history`)).body;
  expect(changes[0]?.before).toMatchObject({ repeat: 'FREQ=DAILY', repeatFrom: 'DUE' });
  for (const { seq } of changes.slice(0, 2))
    expect((await api.client.post(`/todo/changes/${seq}/undo`)).status).toBe(200);
  expect(seen((await api.client.get(`/todo/${todo.id}`)).body)).toEqual(seen(todo));
});
