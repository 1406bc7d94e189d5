import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const content = 'Shop *A*\r\n- [ ] eggs\n- [ ] milk\nShop B\n- [ ] eggs\n- [x] bread\n';
const tick = (id: number, check: object, headers: Record<string, string> = {}) =>
  api.client.patch<Todo>(`/todo/${id}`, { check }, headers);

describe('PATCH /todo/{id} with `check`', () => {
  test('ticks one line and leaves every other character, and the journal has it for undo and history', async () => {
    const { id } = await api.client.add({ content });
    const ticked = await tick(id, { text: ' milk ', done: true });
    expect(ticked.status).toBe(200);
    expect(ticked.body).toMatchObject({ content: content.replace('[ ] milk', '[x] milk'), version: 2 });
    expect((await tick(id, { text: 'bread', done: false })).body.content).toBe(
      content.replace('[ ] milk', '[x] milk').replace('[x] bread', '[ ] bread'),
    );
    const { body } = await api.client.get<{ changes: { seq: number; before: object }[] }>(`/todo/${id}/history`);
    expect(body.changes[0]?.before).toMatchObject({ content: ticked.body.content });
    const undone = await api.client.post<Todo>(`/todo/changes/${body.changes[0]?.seq}/undo`, {});
    expect(undone.body.content).toBe(ticked.body.content);
  });

  test('says nothing of the rest: what others wrote since stays, and two ticks at once both count', async () => {
    const { id, version } = await api.client.add({ content });
    await api.client.patch(`/todo/${id}`, { content: `New first line\n${content}`, title: 'Renamed' });
    await Promise.all([
      tick(id, { text: 'milk', done: true, occurrence: 1, version }),
      tick(id, { text: 'eggs', done: true, occurrence: 2, version }),
    ]);
    const { body } = await api.client.get<Todo>(`/todo/${id}`);
    expect(body.content).toBe(
      `New first line\n${content.replace('[ ] milk', '[x] milk').replace('B\n- [ ] eggs', 'B\n- [x] eggs')}`,
    );
    expect(body.title).toBe('Renamed');
  });

  test('a line that is ticked already stays as it is, and so does the version: a repetition is no second write', async () => {
    const { id } = await api.client.add({ content });
    expect((await tick(id, { text: 'bread', done: true })).body).toMatchObject({ content, version: 1 });
    const key = { 'Idempotency-Key': 'tick-milk' };
    await tick(id, { text: 'milk', done: true }, key);
    await tick(id, { text: 'milk', done: false });
    const again = await tick(id, { text: 'milk', done: true }, key);
    expect([again.headers.get('idempotency-replayed'), again.body.version]).toEqual(['true', 2]);
    expect((await api.client.get<Todo>(`/todo/${id}`)).body).toMatchObject({ content, version: 3 });
  });

  test.each([
    ['of several with this text, none is named', { text: 'eggs', done: true }],
    ['there are not so many of them', { text: 'eggs', done: true, occurrence: 3 }],
    ['there is no such line', { text: 'butter', done: true }],
    ['the text is that of a line without a box', { text: 'Shop B', done: true }],
    [
      'others of its text went since, and one of several is meant',
      { text: 'eggs', done: true, occurrence: 3, version: 9 },
    ],
  ])('refuses and changes nothing where %s', async (_, check) => {
    const before = await api.client.add({ content });
    const refused = await tick(before.id, check);
    expectProblem(refused, 409, 'line-gone');
    expect((await api.client.get(`/todo/${before.id}`)).body).toEqual(before);
  });

  test('a line of several whose others went since is the one that is left', async () => {
    const { id, version } = await api.client.add({ content });
    await api.client.patch(`/todo/${id}`, { content: '- [ ] eggs' });
    expect((await tick(id, { text: 'eggs', done: true, occurrence: 2, version })).body.content).toBe('- [x] eggs');
  });

  test('is refused with the version that If-Match does not name, and beside a new content', async () => {
    const { id } = await api.client.add({ content });
    await api.client.patch(`/todo/${id}`, { title: 'Newer' });
    expectProblem(await tick(id, { text: 'milk', done: true }, { 'If-Match': '"1"' }), 412, 'precondition-failed');
    const both = await api.client.patch(`/todo/${id}`, { content: 'x', check: { text: 'milk', done: true } });
    expectProblem(both, 422, 'validation');
    for (const check of [{ done: true }, { text: ' ', done: true }, { text: 'milk' }, { text: 'milk', done: 'yes' }]) {
      expectProblem(await tick(id, check), 422, 'validation');
    }
  });

  test('is one of several writes at once, whose answers count the checklist', async () => {
    const { id } = await api.client.add({ content });
    const operations = ['milk', 'bread'].map((text) => ({
      method: 'PATCH',
      id,
      body: { check: { text, done: true } },
    }));
    const { body } = await api.client.post<{ results: { body: object }[] }>('/todo/bulk', { operations });
    expect(body.results[1]?.body).toMatchObject({ checklist: { done: 2, total: 4 } });
  });
});
