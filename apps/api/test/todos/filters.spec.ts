import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SavedFilter } from '@todo/shared/filters/saved-filter';
import type { ChangePage } from '@todo/shared/journal/change';
import { limits } from '@todo/shared/limits';
import type { RenamedLabel } from '@todo/shared/todos/label';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeEach(async () => {
  if (!api) api = await startApi();
  await api.client.clear();
  for (const { id } of await filters()) await api.client.delete(`/lists/0/filters/${id}`);
});
afterAll(() => api.stop());

const filters = async () => (await api.client.get<SavedFilter[]>('/lists/0/filters')).body;
const names = async () => (await filters()).map(({ name }) => name);
const save = (name: string, query: string) => api.client.post<SavedFilter>('/lists/0/filters', { name, query });
const saved = async (name: string, query = 'priority=1') => (await save(name, query)).body;
const patch = (id: number, body: object, headers?: Record<string, string>) =>
  api.client.patch<SavedFilter>(`/lists/0/filters/${id}`, body, headers);
const queryOf = async (name: string) => (await filters()).find((each) => each.name === name)?.query;

describe('a saved filter', () => {
  test('has a name, and is found at its address by everybody of the list', async () => {
    const made = await save(' Urgent at home ', 'view=list&priority=1&label=home');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      list: 0,
      name: 'Urgent at home',
      query: 'view=list&priority=1&label=home',
      place: 0,
      version: 1,
    });
    expect(made.headers.get('location')).toBe(made.body.url);
    const read = await api.client.get(`/lists/0/filters/${made.body.id}`);
    expect([read.body, read.headers.get('etag')]).toEqual([made.body, made.headers.get('etag')]);
    expect(await filters()).toEqual([made.body]);
  });

  // What is kept must be what the address shows: the two would drift apart, and the same filter would be saved twice.
  test.each([
    ['a whole address', 'https://todo.example/?view=list&priority=1', 'view=list&priority=1'],
    [
      'another order, and what is no filter',
      'sort=title&list=7&cursor=x&column=DONE&q= milk &view=board',
      'q=milk&sort=title',
    ],
    ['the same label twice', 'label=Home&label=home,Caf%C3%A9', 'label=Home%2CCaf%C3%A9'],
    ['all statuses', 'status=ALL', 'status=TODO%2CPROGRESS%2CDONE'],
    ['empty parts', 'q=&due=today&priority=&assignee=me', 'assignee=me&due=today'],
  ])('is normalized: %s', async (_what, query, kept) => {
    expect((await save('x', query)).body.query).toBe(kept);
  });

  test.each([
    ['nothing that it filters', { query: 'view=list' }, '/query'],
    ['a filter that no address has', { query: 'priority=9' }, '/query'],
    ['a day that is none', { query: 'due=2026-02-30..2026-03-01' }, '/query'],
    ['an order that is none', { query: 'sort=color' }, '/query'],
    ['a label that is too long', { query: `label=${'x'.repeat(51)}` }, '/query'],
    ['no name', { name: ' ' }, '/name'],
    ['a name that is too long', { name: 'x'.repeat(65) }, '/name'],
  ])('is refused with %s', async (_what, wrong, pointer) => {
    const answer = await api.client.post('/lists/0/filters', { name: 'x', query: 'priority=1', ...wrong });
    expect(expectProblem(answer, 422, 'validation').errors?.[0]?.pointer).toBe(pointer);
    expect(await filters()).toEqual([]);
  });

  test('has a name of its own in its list, in any spelling', async () => {
    await save('Café', 'q=a');
    const other = await saved('other');
    expectProblem(await save('CAFE\u0301', 'q=b'), 409, 'name-taken');
    expectProblem(await patch(other.id, { name: 'café' }), 409, 'name-taken');
    expect((await patch(other.id, { name: 'OTHER' })).body.name).toBe('OTHER');
  });

  test('is changed and deleted by who knows its state, and a twin does nothing twice', async () => {
    const twin = () =>
      api.client.post<SavedFilter>('/lists/0/filters', { name: 'x', query: 'q=a' }, { 'Idempotency-Key': 'once' });
    const first = await twin();
    expect((await twin()).body).toEqual(first.body);
    const { id } = first.body;
    const stale = { 'If-Match': first.headers.get('etag') ?? '' };
    expect((await patch(id, { query: 'q=b' }, stale)).body).toMatchObject({ query: 'q=b', version: 2 });
    const refused = expectProblem(await patch(id, { query: 'q=c' }, stale), 412, 'precondition-failed');
    expect(refused).toMatchObject({ current: { query: 'q=b', version: 2 } });
    expectProblem(await api.client.delete(`/lists/0/filters/${id}`, stale), 412, 'precondition-failed');
    expect((await api.client.delete(`/lists/0/filters/${id}`, { 'If-Match': '"2"' })).status).toBe(204);
    expectProblem(await api.client.delete(`/lists/0/filters/${id}`), 404, 'not-found');
    expectProblem(await patch(id, { name: 'y' }), 404, 'not-found');
  });

  test('goes where it is put among the others', async () => {
    const [a, , c] = [await saved('a'), await saved('b'), await saved('c')];
    expect((await patch(c.id, { place: 0 })).body.place).toBe(0);
    expect(await names()).toEqual(['c', 'a', 'b']);
    expect((await patch(a.id, { place: 49 })).body.place).toBe(2);
    expect(await names()).toEqual(['c', 'b', 'a']);
  });

  test('is one of 50 at most', async () => {
    for (let n = 0; n < limits.filters; n++) await saved(`filter ${n}`);
    expectProblem(await save('one more', 'q=a'), 422, 'quota-exceeded');
  });
});

describe('the filters of a list', () => {
  test('are told to who follows the list, and are not read again where nothing changed', async () => {
    const { body: before } = await api.client.get<{ seq: number }>('/lists/0');
    const { id } = await saved('x');
    await patch(id, { name: 'y' });
    await patch(id, { name: 'y' });
    await api.client.delete(`/lists/0/filters/${id}`);
    const { changes } = (await api.client.get<ChangePage>(`/todo/changes?since=${before.seq}`)).body;
    expect(changes.map(({ kind, todo, before: former }) => ({ kind, todo, former }))).toEqual(
      [1, 2, 3].map(() => ({ kind: 'filters', todo: { id: 0 }, former: {} })),
    );
    expectProblem(await api.client.post(`/todo/changes/${changes[0]?.seq}/undo`), 409, 'undo-refused');
    const etag = (await api.client.get('/lists/0/filters')).headers.get('etag') ?? '';
    expect((await api.client.get('/lists/0/filters', { 'If-None-Match': etag })).status).toBe(304);
  });

  // Otherwise a filter shows nothing from the day on which somebody tidies up the labels.
  test('follow a label to its new name, onto another one too, and back when that is undone', async () => {
    await save('one', 'label=Home&priority=1');
    await save('both', 'label=x,home');
    await save('other', 'label=homework');
    await api.client.add({ title: 'a', labels: ['home', 'x'] });
    const { body } = await api.client.patch<RenamedLabel>('/lists/0/labels/HOME', { name: 'X' });
    expect(await queryOf('one')).toBe('priority=1&label=X');
    expect(await queryOf('both')).toBe('label=x');
    expect(await queryOf('other')).toBe('label=homework');
    const undone = await api.client.post<{ action: string; results: unknown[] }>(`/todo/actions/${body.action}/undo`);
    expect(undone.body.results).toHaveLength(1);
    expect([await queryOf('one'), await queryOf('both')]).toEqual(['priority=1&label=Home', 'label=x%2Chome']);
    await api.client.post(`/todo/actions/${undone.body.action}/undo`);
    expect(await queryOf('one')).toBe('priority=1&label=X');
  });
});
