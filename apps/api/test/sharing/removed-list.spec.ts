import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { makeList } from '../support/lists.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const run = <Row>(sql: string, ...parameters: unknown[]) =>
  api.app.get(Database).writes((tx) => tx.query<Row[]>(sql, parameters));

// The instance has the list cached; without a check, it would recreate it without a name and members for the new todo.
test('a write to a list that another instance has just deleted permanently is 404, and creates no list', async () => {
  const list = await makeList(api.client, 'Short-lived');
  const todo = await api.client.add({ title: 'first', list: list.id });
  await run('DELETE FROM membership WHERE list = ?', list.id);
  await run('DELETE FROM list WHERE id = ?', list.id);
  expectProblem(await api.client.post('/todo', { title: 'too late', list: list.id }), 404, 'not-found');
  expectProblem(await api.client.patch(`/todo/${todo.id}`, { title: 'too late' }), 404, 'not-found');
  expect(await run('SELECT id FROM list WHERE id = ?', list.id)).toEqual([]);
  expect(await run('SELECT id FROM todo WHERE title = ?', 'too late')).toEqual([]);
});
