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
  test('checks one line, changes no other character, and is in the journal for undo and history', async () => {
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

  test('keeps what others wrote to other lines since, and of two checks at once both count', async () => {
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

  test('of a checked line changes neither the line nor the version: a repetition is no second write', async () => {
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
    ['several lines have this text and none is chosen', { text: 'eggs', done: true }],
    ['fewer lines have this text', { text: 'eggs', done: true, occurrence: 3 }],
    ['there is no such line', { text: 'butter', done: true }],
    ['the line with this text has no checkbox', { text: 'Shop B', done: true }],
    [
      'lines with this text were deleted since, but several are left',
      { text: 'eggs', done: true, occurrence: 3, version: 9 },
    ],
  ])('is refused and changes nothing if %s', async (_, check) => {
    const before = await api.client.add({ content });
    const refused = await tick(before.id, check);
    expectProblem(refused, 409, 'line-gone');
    expect((await api.client.get(`/todo/${before.id}`)).body).toEqual(before);
  });

  test('of one of several equal lines checks the only one that is left, if the others were deleted since', async () => {
    const { id, version } = await api.client.add({ content });
    await api.client.patch(`/todo/${id}`, { content: '- [ ] eggs' });
    expect((await tick(id, { text: 'eggs', done: true, occurrence: 2, version })).body.content).toBe('- [x] eggs');
  });

  test('is refused if If-Match does not name the version, or together with a new content', async () => {
    const { id } = await api.client.add({ content });
    await api.client.patch(`/todo/${id}`, { title: 'Newer' });
    expectProblem(await tick(id, { text: 'milk', done: true }, { 'If-Match': '"1"' }), 412, 'precondition-failed');
    const both = await api.client.patch(`/todo/${id}`, { content: 'x', check: { text: 'milk', done: true } });
    expectProblem(both, 422, 'validation');
    for (const check of [{ done: true }, { text: ' ', done: true }, { text: 'milk' }, { text: 'milk', done: 'yes' }]) {
      expectProblem(await tick(id, check), 422, 'validation');
    }
  });

  test('is possible in a bulk request, whose results count the checklist', async () => {
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
