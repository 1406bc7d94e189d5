import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { Database } from '../../src/database/database.js';
import { bearer, goodPassword, join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { Client } from '../support/client.js';

const accounts = { TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' };
const full = 'quota-exceeded';
let api: Api;
beforeAll(async () => {
  api = await startApi({ ...accounts, TODO_MAX_TODOS: '5', TODO_MAX_BYTES: '10000' });
});
afterAll(() => api.stop());

const add = (person: Person, content = '') => person.client.post('/todo', { title: 'x', content });
const stored = async (owner: number) => {
  const [row] = await api.app
    .get(Database)
    .readsLatest((reader) =>
      reader.query<{ todos: number; bytes: number }>('SELECT todos, bytes FROM stored_amount WHERE owner = ?', [owner]),
    );
  return row && { todos: Number(row.todos), bytes: Number(row.bytes) };
};

describe('what one owner may store', () => {
  test('is limited to a number of todos, trash included, with advice; others are not affected', async () => {
    const [ann, bob] = [await join(api.client, 'Ann'), await join(api.client, 'Bob')];
    const todos = await ann.client.addMany(5);
    const refused = await add(ann);
    expect(expectProblem(refused, 422, full).detail).toContain('empty the trash');
    expect((await ann.client.list()).body).toHaveLength(5);
    expect((await add(bob)).status).toBe(201);

    await ann.client.delete(`/todo/${todos[0]?.id}`);
    expectProblem(await add(ann), 422, full);
    expect((await ann.client.post(`/todo/${todos[0]?.id}/restore`)).status).toBe(200);
    await ann.client.delete(`/todo/${todos[0]?.id}`);
    await ann.client.delete(`/todo/${todos[0]?.id}?deleted=true`);
    expect((await add(ann)).status).toBe(201);
    expectProblem(await add(ann), 422, full);
    await ann.client.clear();
    expect((await add(ann)).status).toBe(201);
    expect(await stored(ann.session.user.id)).toEqual({ todos: 1, bytes: 1 });
  });

  test('is limited to a number of bytes; a write that does not grow a todo is never refused', async () => {
    const carl = await join(api.client, 'Carl');
    const { body } = await add(carl, 'ü'.repeat(4_900));
    expectProblem(await add(carl, 'x'.repeat(300)), 422, full);
    const path = `/todo/${body.id}`;
    expectProblem(await carl.client.patch(path, { content: 'ü'.repeat(5_000) }), 422, full);
    expectProblem(await carl.client.put(path, { title: 'x', status: 'TODO', content: 'ü'.repeat(5_000) }), 422, full);
    expect((await carl.client.get(path)).body).toEqual(body);
    expect((await carl.client.patch(path, { status: 'DONE' })).status).toBe(200);
    expect((await carl.client.patch(path, { content: 'ü'.repeat(100) })).status).toBe(200);
    expect((await add(carl, 'x'.repeat(300))).status).toBe(201);
    expect(await stored(carl.session.user.id)).toEqual({ todos: 2, bytes: 1 + 200 + 1 + 300 });
  });

  test('is not exceeded by simultaneous writes', async () => {
    const dora = await join(api.client, 'Dora');
    const answers = await Promise.all(Array.from({ length: 12 }, () => add(dora)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect((await dora.client.list()).body).toHaveLength(5);
  });

  test('a refused write is not stored under its key: repeated when there is room, it succeeds', async () => {
    const eve = await join(api.client, 'Eve');
    await eve.client.addMany(5);
    const create = () => eve.client.post('/todo', { title: 'kept' }, { 'Idempotency-Key': 'k' });
    expectProblem(await create(), 422, full);
    await eve.client.clear();
    expect((await create()).status).toBe(201);
  });

  test('is counted from the rows for older lists and after foreign writes, and deleted with the account', async () => {
    const fred = await join(api.client, 'Fred');
    const owner = fred.session.user.id;
    const sql = (statement: string, ...values: unknown[]) =>
      api.app.get(Database).writes((tx) => tx.query(statement, values));
    await fred.client.addMany(5);
    await sql('DELETE FROM stored_amount WHERE owner = ?', owner);
    expectProblem(await add(fred), 422, full);

    await api.restart({ ...accounts, TODO_MAX_TODOS: '6' });
    await until('it is counted', async () => (await stored(owner))?.todos === 5);

    await sql('UPDATE todo SET content = ? WHERE owner = ?', 'z', owner);
    await sql("UPDATE stored_amount SET todos = 99, counted = '2026-01-01 00:00:00.000' WHERE owner = ?", owner);
    await api.restart({ ...accounts, TODO_MAX_TODOS: '6' });
    await until('it is counted anew', async () => (await stored(owner))?.todos === 5);
    expect((await stored(owner))?.bytes).toBe(5 * ('Water the plants'.length + 1));

    const again = new Client(api.client.url, bearer(fred.session.token));
    await again.call('DELETE', '/users/me', { body: { current_password: goodPassword } });
    expect(await stored(owner)).toBeUndefined();
  });

  test('is unlimited with the settings 0', async () => {
    await api.restart({ ...accounts, TODO_MAX_TODOS: '0', TODO_MAX_BYTES: '0' });
    const gina = await join(api.client, 'Gina');
    expect(await gina.client.addMany(7, () => ({ content: 'x'.repeat(5_000) }))).toHaveLength(7);
  });
});
