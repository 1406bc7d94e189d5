import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { BulkAnswer } from '@todo/shared/todos/bulk';
import type { Cleared, Todo } from '@todo/shared/todos/todo';
import type { Person } from '../support/accounts.js';
import type { Api } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { seen } from '../support/journal.js';
import { letIn, makeList } from '../support/lists.js';
import { startWithPeople } from '../support/people.js';

let api: Api;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  ({
    api,
    people: [ann, bob],
  } = await startWithPeople('Ann', 'Bob'));
});
afterAll(() => api.stop());

const bulk = (operations: object[], more: object = {}) =>
  ann.client.post<BulkAnswer>('/todo/bulk', { operations, ...more });
const undo = (action: string | null, query = '') => ann.client.post<BulkAnswer>(`/todo/actions/${action}/undo${query}`);
const read = async (id: number) => (await ann.client.get<Todo>(`/todo/${id}`)).body;

const lists = async (...ids: number[]) => {
  const all = [];
  for (const id of ids) all.push((await ann.client.list(`?status=ALL&list=${id}&sort=order`)).body.map(seen));
  return all;
};

describe('one undo of several changes', () => {
  // "Clear completed" of a list that was never cleared: more than one bulk may have.
  test('brings back all that was cleared at once, and leaves what was changed since', async () => {
    const list = await makeList(ann.client, 'long');
    for (const part of [1, 2])
      await ann.client.addMany(255, (n) => ({ title: `${part} ${n}`, list: list.id, status: 'DONE' }));
    const page = `/todo?list=${list.id}&status=ALL&sort=created`;
    const before = (await ann.client.get<Todo[]>(page)).body;
    const cleared = await ann.client.delete<Cleared>(`/todo?list=${list.id}&status=DONE`);
    expect(cleared.body.deleted).toBe(510);
    const [gone, back] = before;
    await ann.client.delete(`/todo/${gone?.id}?deleted=true`);
    await ann.client.post(`/todo/${back?.id}/restore`);
    expectProblem(await undo(cleared.body.action ?? null), 409, 'bulk-refused');
    const undone = await undo(cleared.body.action ?? null, '?atomic=false');
    expect(undone.body.results).toHaveLength(510);
    expect(undone.body.results.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['undo-refused', 'undo-refused']);
    const after = (await ann.client.get<Todo[]>(page)).body;
    expect(after.map(seen)).toEqual(before.slice(1).map(seen));
    await undo(undone.body.action);
    expect((await ann.client.get<Todo[]>(page)).body).toHaveLength(1);
  });

  test('undoes everything the action did: edits, moves, deletions, new todos, moves between lists', async () => {
    const home = await makeList(ann.client, 'home');
    const other = await makeList(ann.client, 'other');
    const todos = await ann.client.addMany(260, (n) => ({ title: `${n}`, list: home.id, order: n }));
    const before = await lists(home.id, other.id);
    const changes = todos.map(({ id }, n) => {
      if (n % 5 === 0) return { method: 'DELETE', id };
      const body = [
        { list: other.id },
        { completed: true, due: '2026-11-30' },
        { after: todos[1]?.id },
        { title: 'x' },
      ];
      return { method: 'PATCH', id, body: body[n % 4] };
    });
    const again = { method: 'PATCH', id: todos[6]?.id, body: { list: other.id, title: 'twice' } };
    const added = { method: 'POST', body: { title: 'added', list: home.id } };
    const { status, body } = await bulk([...changes, again, added]);
    expect({ status, text: body.results.filter(({ problem }) => problem) }).toEqual({ status: 200, text: [] });
    expect(await lists(home.id, other.id)).not.toEqual(before);

    const undone = await undo(body.action);
    expect({ status: undone.status, text: undone.status === 200 || undone.text }).toEqual({ status: 200, text: true });
    expect(await lists(home.id, other.id)).toEqual(before);
    // An undo is an action itself, and so can be undone.
    const redone = await undo(undone.body.action);
    expect(redone.status).toBe(200);
    expect(await read(todos[1]?.id as number)).toMatchObject({ status: 'DONE', due: '2026-11-30' });
  });

  test('is one action with one author in the journal, which each of its changes names', async () => {
    const list = await makeList(ann.client, 'journal');
    const todos = await ann.client.addMany(3, () => ({ list: list.id }));
    const done = await bulk(todos.map(({ id }) => ({ method: 'PATCH', id, body: { completed: true } })));
    const { changes } = (await ann.client.get<ChangePage>(`/todo/changes?list=${list.id}`)).body;
    expect(changes.map(({ seq, action }) => [seq, action])).toEqual([
      ...[1, 2, 3].map((seq) => [seq, undefined]),
      ...[4, 5, 6].map((seq) => [seq, done.body.action]),
    ]);
    const history = await ann.client.get<ChangePage>(`/todo/${todos[0]?.id}/history`);
    expect(history.body.changes.map(({ action }) => action)).toEqual([done.body.action, undefined]);
  });

  test('overwrites nothing newer: it is refused as a whole, or skips what was changed since', async () => {
    const list = await makeList(ann.client, 'shared');
    await letIn(ann, list, bob, 'editor');
    const [one, two] = await ann.client.addMany(2, () => ({ list: list.id }));
    if (!one || !two) throw new Error('nothing to write');
    const operations = [one, two].map(({ id }) => ({ method: 'PATCH', id, body: { title: 'by Ann' } }));
    const { action } = (await bulk(operations)).body;
    await bob.client.patch(`/todo/${one.id}`, { title: 'by Bob' });
    const refused = await undo(action);
    expectProblem(refused, 409, 'bulk-refused');
    expect(refused.body.results).toMatchObject([
      { status: 409, problem: { code: 'undo-refused', later: { by: { name: 'Bob' } } } },
      { status: 424 },
    ]);
    expect((await read(two.id)).title).toBe('by Ann');
    const some = await undo(action, '?atomic=false');
    expect(some.body.results.map(({ status }) => status)).toEqual([409, 200]);
    expect([(await read(one.id)).title, (await read(two.id)).title]).toEqual(['by Bob', two.title]);
  });

  test('needs write access to every list that the action changed', async () => {
    const [home, other] = [await makeList(ann.client, 'a'), await makeList(ann.client, 'b')];
    await letIn(ann, home, bob, 'editor');
    const todo = await ann.client.add({ list: home.id });
    const { action } = (await bulk([{ method: 'PATCH', id: todo.id, body: { list: other.id } }])).body;
    const refused = await bob.client.post(`/todo/actions/${action}/undo`);
    expectProblem(refused, 409, 'bulk-refused');
    expect(refused.text).not.toContain(todo.title);
    expect((await read(todo.id)).list).toBe(other.id);
  });

  test('of an unknown action is 404', async () => {
    expectProblem(await undo('00000000-0000-4000-8000-000000000000'), 404, 'not-found');
    expectProblem(await undo('1'), 404, 'not-found');
  });
});
