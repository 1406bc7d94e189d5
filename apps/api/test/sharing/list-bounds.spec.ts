import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { limits } from '@todo/shared/limits';
import type { Invite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import { Database } from '../../src/database/database.js';
import { join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { invite, makeList } from '../support/lists.js';

let api: Api;
let ann: Person;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  ann = await join(api.client, 'Ann');
});
afterAll(() => api.stop());

const write = (sql: string, ...parameters: unknown[]) =>
  api.app.get(Database).writes(async (tx) => {
    await tx.query(sql, parameters);
  });

test('an ETag of a list from before a restored backup does not match any state after it', async () => {
  const { id } = await makeList(ann.client, 'Home');
  const path = `/lists/${id}`;
  await ann.client.patch(path, { name: 'A' });
  const tag = String((await ann.client.get(path)).headers.get('etag'));
  // The restored backup is older than the new name; the next renaming gets the same version.
  await write("UPDATE list SET name = 'Home', version = 1 WHERE id = ?", id);
  await ann.client.patch(path, { name: 'B' });
  expect((await ann.client.get<List>(path, { 'If-None-Match': tag })).body).toMatchObject({ name: 'B', version: 2 });
  const answer = await ann.client.patch(path, { name: 'A, again' }, { 'If-Match': tag });
  expect(expectProblem(answer, 412, 'precondition-failed').current).toMatchObject({ name: 'B' });
  const current = String(answer.headers.get('etag'));
  // A todo that is added meanwhile does not change the list itself.
  await ann.client.add({ title: 'milk', list: id });
  expect((await ann.client.patch<List>(path, { name: 'C' }, { 'If-Match': current })).body.version).toBe(3);
});

// Its todos are removed in batches, perhaps over several hours: a restore would bring back only some of them.
test('a list that was in the trash for too long cannot be restored', async () => {
  const [old, young] = [await makeList(ann.client, 'Old'), await makeList(ann.client, 'Young')];
  for (const { id } of [old, young]) await ann.client.delete(`/lists/${id}`);
  await write("UPDATE list SET deleted = '2020-01-01 00:00:00.000' WHERE id = ?", old.id);
  const trash = await ann.client.get<List[]>('/lists?deleted=true');
  expect(trash.body.map(({ name }) => name)).toEqual(['Young']);
  expectProblem(await ann.client.post(`/lists/${old.id}/restore`), 404, 'not-found');
  expect((await ann.client.post(`/lists/${young.id}/restore`)).status).toBe(200);
});

// Without a limit, an owner could let invitations expire within a second each, until listing them fills the memory.
test('a limited number of expired invitations is kept', async () => {
  const list = await makeList(ann.client, 'Doors');
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < limits.invites; n++) await invite(ann, list, 'viewer');
    await write("UPDATE invite SET expires = '2020-01-01 00:00:00.000' WHERE list = ?", list.id);
  }
  const open = await invite(ann, list, 'editor');
  const { body } = await ann.client.get<Invite[]>(`/lists/${list.id}/invites`);
  expect(body).toHaveLength(limits.invites + 1);
  expect(body[0]?.role).toBe('editor');
  expect((await api.client.get(`/invites/${open}`)).status).toBe(200);
});

test('creating lists at the same moment does not exceed the limit per account', async () => {
  const bob = await join(api.client, 'Bob');
  const made = await Promise.all(
    Array.from({ length: limits.lists + 9 }, (_, n) => bob.client.post('/lists', { name: `list ${n}` })),
  );
  // The account's own list counts too.
  expect(made.filter(({ status }) => status === 201)).toHaveLength(limits.lists - 1);
  expectProblem(await bob.client.post('/lists', { name: 'one more' }), 422, 'quota-exceeded');
});
