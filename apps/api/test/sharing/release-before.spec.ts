import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { List } from '@todo/shared/lists/list';
import { Database } from '../../src/database/database.js';
import { join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { idOf, makeList } from '../support/lists.js';

let api: Api;
let ann: Person;
const sql = (statement: string, parameters: unknown[]) =>
  api.app.get(Database).writes((tx) => tx.query(statement, parameters));

/** A todo with the columns that the release before knows. */
const addTodo = (title: string) =>
  sql(
    `INSERT INTO todo (owner, title, content, status, created, updated, due, position, version, deleted)
    VALUES (?, ?, '', 'TODO', '2026-11-20 10:00:00.000', '2026-11-20 10:00:00.000', NULL, 1024, 1, NULL)`,
    [idOf(ann), title],
  );

beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  ann = await join(api.client, 'Ann');
  // The release before creates accounts without these rows.
  await sql('DELETE FROM membership WHERE account = ?', [idOf(ann)]);
  await sql('DELETE FROM list WHERE id = ?', [idOf(ann)]);
});
afterAll(() => api.stop());

describe('while the release before still writes', () => {
  test('a todo that it adds for an account it created can be read, changed and moved to another list', async () => {
    await addTodo('from before');
    const [todo] = (await ann.client.list()).body;
    expect(todo).toMatchObject({ title: 'from before', list: idOf(ann), assignee: null });
    const path = `/todo/${todo?.id}`;
    expect((await ann.client.patch(path, { title: 'now' })).body).toMatchObject({ title: 'now', version: 2 });
    const list = await makeList(ann.client, 'Home');
    expect((await ann.client.patch(path, { list: list.id })).body).toMatchObject({ list: list.id });
    expect((await ann.client.list()).body).toEqual([]);
  });

  test("an account's own list without a row is listed, found and named", async () => {
    const { body } = await ann.client.get<List[]>('/lists');
    expect(body[0]).toMatchObject({ id: idOf(ann), own: true, role: 'owner', members: 1 });
    const named = await ann.client.patch<List>(`/lists/${idOf(ann)}`, { name: 'Mine' });
    expect(named.body).toMatchObject({ name: 'Mine', own: true });
    expect((await ann.client.get<List[]>(`/lists/${idOf(ann)}/members`)).body).toMatchObject([{ name: 'Ann' }]);
  });

  test('it neither shows nor changes todos of named lists, whose ids are above those of all accounts', async () => {
    const list = await makeList(ann.client, 'Far above');
    expect(list.id).toBeGreaterThanOrEqual(2 ** 31);
    expect(idOf(await join(api.client, 'Bob'))).toBeLessThan(2 ** 31);
    expectProblem(await (await join(api.client, 'Carl')).client.list(`?list=${list.id}`), 404, 'not-found');
  });
});
