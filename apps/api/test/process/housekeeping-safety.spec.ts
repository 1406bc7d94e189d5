import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { Database } from '../../src/database/database.js';
import { bearer, goodPassword, join } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeEach(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await api.stop();
});

const dayMs = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 23).replace('T', ' ');
const sql = (statement: string, ...parameters: unknown[]) =>
  api.app.get(Database).writes((tx) => tx.query(statement, parameters));
const count = async (table: string, where = '1 = 1') => {
  const [row] = await sql(`SELECT COUNT(*) AS total FROM ${table} WHERE ${where}`);
  return Number(row.total);
};
/** Adds a todo that has been in the trash for too long: its removal shows that a run got that far. */
async function addExpired(person: Awaited<ReturnType<typeof join>>): Promise<number> {
  const { id } = await person.client.add({ title: 'expired' });
  await person.client.delete(`/todo/${id}`);
  await sql('UPDATE todo SET deleted = ? WHERE id = ?', daysAgo(31), id);
  return id;
}
const isGone = async (id: number) => (await count('todo', `id = ${id}`)) === 0;

// Without this, everybody's trash, sessions and stored responses would be lost within seconds of the start.
test('an instance whose clock is a month ahead removes nothing, and ends no session', async () => {
  const ann = await join(api.client, 'Ann');
  const kept = await ann.client.post('/todo', { title: 'kept' }, { 'Idempotency-Key': 'once' });
  await ann.client.delete(`/todo/${kept.body.id}`);
  const expired = await addExpired(ann);
  const before = [await count('todo'), await count('session'), await count('idempotency_key')];
  const right = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => right() + 31 * dayMs);
  const complaints = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const ahead = await api.another({ TODO_LOG_LEVEL: 'error' });
  try {
    await until('the instance complains', () => JSON.stringify(complaints.mock.calls).includes('minutes apart'));
    expect((await ahead.client.get('/users/me', bearer(ann.session.token))).status).toBe(200);
    expect([await count('todo'), await count('session'), await count('idempotency_key')]).toEqual(before);
  } finally {
    await ahead.stop();
    jest.restoreAllMocks();
  }
  await api.restart();
  await until('with the right clock it is removed', () => isGone(expired));
  expect((await api.client.post(`/todo/${kept.body.id}/restore`, {}, bearer(ann.session.token))).status).toBe(200);
});

// When attempts are counted in the database, an instance whose clock is ahead would open a new window at each attempt.
test('a throttle window does not end early because the clock of one instance is ahead', async () => {
  const guess = (client: Api['client']) => client.post('/sessions', { name: 'Ann', password: 'wrong guess' });
  for (let n = 0; n < 10; n++) await guess(api.client);
  const right = Date.now.bind(Date);
  const ahead = await api.another();
  try {
    jest.spyOn(Date, 'now').mockImplementation(() => right() + dayMs);
    expect((await guess(ahead.client)).status).toBe(429);
  } finally {
    await ahead.stop();
  }
});

describe('todos whose accounts are missing are kept', () => {
  const insert = (owner: number, created = daysAgo(0)) =>
    sql(
      `INSERT INTO todo (owner, title, content, status, created, updated, position, version)
      VALUES (?, 'restored', '', 'TODO', ?, ?, 1, 1)`,
      owner,
      created,
      created,
    );
  const restored = () => count('todo', "title = 'restored'");

  // A backup is loaded table by table, todos first and accounts last. If it stops there, every todo looks orphaned.
  test('when there is no account at all', async () => {
    for (const owner of [1, 1, 2, 3]) await insert(owner);
    await api.restart();
    await sql("INSERT INTO throttle VALUES ('over', 1, ?)", daysAgo(1));
    await api.restart();
    await until('a run has been through', async () => (await count('throttle', "throttle.key = 'over'")) === 0);
    expect(await restored()).toBe(4);
  });

  // An interrupted restore may lack a single account with a single new todo, which looks like a deleted account.
  test('when nobody deleted the account', async () => {
    const ann = await join(api.client, 'Ann');
    await insert(101);
    const expired = await addExpired(ann);
    await api.restart();
    await until('a run has been through', () => isGone(expired));
    expect(await restored()).toBe(1);
  });

  test('when somebody deleted the account, and they are older: a backup brought them back', async () => {
    const [ann, bob] = [await join(api.client, 'Ann'), await join(api.client, 'Bob')];
    const remove = { body: { current_password: goodPassword } };
    expect((await bob.client.call('DELETE', '/users/me', remove)).status).toBe(204);
    await insert(bob.session.user.id, daysAgo(1));
    const expired = await addExpired(ann);
    await api.restart();
    await until('a run has been through', () => isGone(expired));
    expect(await restored()).toBe(1);
  });
});

test('one run removes 10,000 todos from the trash and leaves the rest to the next', async () => {
  const ann = await join(api.client, 'Ann');
  const { id } = await ann.client.add();
  const digits =
    '(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6)';
  const names = ['a', 'b', 'c', 'd', 'e'];
  await sql(
    `INSERT INTO todo (owner, title, content, status, created, updated, position, version, deleted)
    SELECT owner, title, content, status, created, updated, position, version, ? FROM todo,
    ${names.map((name) => `${digits} AS ${name}`).join(', ')} WHERE id = ?`,
    daysAgo(31),
    id,
  );
  const inTrash = () => count('todo', 'deleted IS NOT NULL');
  const all = await inTrash();
  expect(all).toBe(7 ** 5);
  await api.restart();
  await until('as much as may go is gone', async () => (await inTrash()) <= all - 10_000, 60_000);
  expect(await inTrash()).toBe(all - 10_000);
});
