import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { Label, RenamedLabel } from '@todo/shared/todos/label';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeEach(async () => {
  if (api) await api.client.clear();
  else api = await startApi();
});
afterAll(() => api.stop());

const add = (title: string, labels: string[], status = 'TODO') => api.client.add({ title, labels, status });
const labels = async () => (await api.client.get<Label[]>('/lists/0/labels')).body;
const titles = async (query: string) =>
  (await api.client.list(`?sort=title&status=ALL&${query}`)).body.map(({ title }) => title);
const rename = (label: string, name: string) =>
  api.client.patch<RenamedLabel>(`/lists/0/labels/${encodeURIComponent(label)}`, { name });
const labelsOf = async (id: number) => (await api.client.get(`/todo/${id}`)).body.labels;

describe('labels of a todo', () => {
  test('are stored as typed, without duplicates, and replaced as a whole', async () => {
    const { id, labels } = await add('x', [' Home ', 'home', 'Cafe\u0301', 'waiting for Ann', '買い物']);
    expect(labels).toEqual(['Home', 'Café', 'waiting for Ann', '買い物']);
    expect((await api.client.patch(`/todo/${id}`, { title: 'y' })).body.labels).toEqual(labels);
    expect((await api.client.patch(`/todo/${id}`, { labels: ['Work'] })).body.labels).toEqual(['Work']);
    expect((await api.client.patch(`/todo/${id}`, { labels: null })).body.labels).toEqual([]);
    expect((await api.client.put(`/todo/${id}`, { title: 'y', status: 'TODO', labels: ['a'] })).body.labels).toEqual([
      'a',
    ]);
    expect((await api.client.put('/todo', { id, title: 'y', status: 'TODO' })).body.labels).toEqual([]);
  });

  test.each([
    ['none of 0 characters', [''], '/labels/0', 'too_short'],
    ['none of 51 characters', ['a', '😀'.repeat(51)], '/labels/1', 'too_long'],
    ['none with a comma', ['a,b'], '/labels/0', 'invalid_format'],
    ['none of two lines', ['a\nb'], '/labels/0', 'invalid_format'],
    ['20 at most', Array.from({ length: 21 }, (_, n) => `label ${n}`), '/labels', 'too_many'],
  ])('are %s', async (_what, labels, pointer, code) => {
    const { id, version } = await api.client.add();
    const { errors } = expectProblem(await api.client.patch(`/todo/${id}`, { labels }), 422, 'validation');
    expect(errors).toEqual([expect.objectContaining({ pointer, code })]);
    expect((await api.client.get(`/todo/${id}`)).body.version).toBe(version);
  });

  // Several todos get a label at once: each keeps those that it has.
  test('are added and taken away without the others being sent', async () => {
    const { id } = await add('x', ['Home', 'a']);
    const change = async (body: object) => (await api.client.patch(`/todo/${id}`, body)).body.labels;
    expect(await change({ addLabels: ['b', 'HOME'] })).toEqual(['Home', 'a', 'b']);
    expect(await change({ addLabels: ['c'], removeLabels: ['home', 'z'] })).toEqual(['a', 'b', 'c']);
    expectProblem(await api.client.patch(`/todo/${id}`, { labels: [], addLabels: ['d'] }), 422, 'validation');
    const many = Array.from({ length: 18 }, (_, n) => `label ${n}`);
    const { errors } = expectProblem(await api.client.patch(`/todo/${id}`, { addLabels: many }), 422, 'validation');
    expect(errors).toEqual([expect.objectContaining({ pointer: '/addLabels', code: 'too_many' })]);
    expect(await labelsOf(id)).toEqual(['a', 'b', 'c']);
  });

  test('of the maximum length are stored and found', async () => {
    const longest = Array.from({ length: 20 }, (_, n) => `${'😀'.repeat(48)}${String(n).padStart(2, '0')}`);
    await add('long', longest);
    expect(await titles(`label=${encodeURIComponent(longest[19] ?? '')}`)).toEqual(['long']);
  });

  test('are a filter: all of several, whole, in any case and any Unicode normalization form', async () => {
    await add('a', ['Café', 'home']);
    await add('b', ['home', '100%']);
    await add('c', ['homework'], 'DONE');
    await add('d', []);
    expect(await titles('label=HOME')).toEqual(['a', 'b']);
    expect(await titles(`label=${encodeURIComponent('cafe\u0301')}`)).toEqual(['a']);
    expect(await titles('label=home&label=caf%C3%A9')).toEqual(['a']);
    expect(await titles('label=home,100%25')).toEqual(['b']);
    expect(await titles('label=homework&label=home')).toEqual([]);
    expect(await titles('label=%25')).toEqual([]);
    expectProblem(await api.client.get('/todo?label=a,,b'), 400, 'invalid-parameter');
  });
});

describe('the labels of a list', () => {
  test('are those of its todos; a label that is no longer used is gone', async () => {
    const first = await add('a', ['Home', 'errand']);
    await add('b', ['home']);
    await add('c', ['home'], 'DONE');
    expect(await labels()).toEqual([
      { name: 'errand', todos: 1, open: 1 },
      { name: 'home', todos: 3, open: 2 },
    ]);
    await api.client.delete(`/todo/${first.id}`);
    expect(await labels()).toEqual([{ name: 'home', todos: 2, open: 1 }]);
  });

  // Without this, another person's board keeps showing the old name, and a mistake must be undone todo by todo.
  test('are renamed in all todos at once, sent to everybody who follows the list, and undone at once', async () => {
    const one = await add('a', ['x', 'Home', 'y']);
    const two = await add('b', ['home']);
    const other = await add('c', ['homework']);
    const { body } = await rename('HOME', 'House');
    expect(body).toMatchObject({ name: 'House', todos: 2, open: 2 });
    expect([await labelsOf(one.id), await labelsOf(two.id)]).toEqual([['x', 'House', 'y'], ['House']]);
    expect((await api.client.get(`/todo/${other.id}`)).body).toEqual(other);
    const { changes } = (await api.client.get<ChangePage>(`/todo/${one.id}/history`)).body;
    expect(changes[0]).toMatchObject({
      kind: 'changed',
      action: body.action,
      todo: { labels: ['x', 'House', 'y'], version: 2 },
      before: { labels: ['x', 'Home', 'y'] },
    });
    await api.client.post(`/todo/actions/${body.action}/undo`);
    expect([await labelsOf(one.id), await labelsOf(two.id)]).toEqual([['x', 'Home', 'y'], ['home']]);
  });

  test('are merged by renaming one to another, without duplicates in any todo', async () => {
    const both = await add('a', ['errand', 'Shop', 'z']);
    const one = await add('b', ['shop']);
    const { body } = await rename('errand', 'SHOP');
    expect(body).toMatchObject({ name: 'SHOP', todos: 2 });
    expect([await labelsOf(both.id), await labelsOf(one.id)]).toEqual([['SHOP', 'z'], ['SHOP']]);
    expect((await labels()).map(({ name }) => name)).toEqual(['SHOP', 'z']);
  });

  test('are removed from all todos, including those in the trash', async () => {
    const { id } = await add('a', ['old', 'kept']);
    await api.client.delete(`/todo/${id}`);
    const live = await add('b', ['OLD']);
    expect((await api.client.delete('/lists/0/labels/old')).status).toBe(204);
    await api.client.post(`/todo/${id}/restore`);
    expect([await labelsOf(id), await labelsOf(live.id)]).toEqual([['kept'], []]);
    expectProblem(await api.client.delete('/lists/0/labels/old'), 404, 'not-found');
    expectProblem(await rename('old', 'new'), 404, 'not-found');
    expectProblem(await rename('kept', ' '), 422, 'validation');
    expect(await labels()).toEqual([{ name: 'kept', todos: 1, open: 1 }]);
  });
});
