import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { Database } from '../../src/database/database.js';
import { bearer, goodPassword, join } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_TRASH_DAYS: '3' });
});
afterAll(() => api.stop());

const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');
/** Ages some rows, because the service's clock cannot be set. */
const age = (sql: string, ...parameters: unknown[]) => api.app.get(Database).writes((tx) => tx.query(sql, parameters));

describe('what the service cleans up when it starts', () => {
  test('todos that were in the trash for more than TODO_TRASH_DAYS; newer ones can still be restored', async () => {
    const [old, young, live] = await api.client.addMany(3);
    for (const todo of [old, young]) await api.client.delete(`/todo/${todo?.id}`);
    await age('UPDATE todo SET deleted = ? WHERE id = ?', hoursAgo(3 * 24 + 1), old?.id);
    await age('UPDATE todo SET deleted = ? WHERE id = ?', hoursAgo(3 * 24 - 1), young?.id);
    await api.restart();
    await until('the old todo left the trash', async () => (await api.client.list('?deleted=true')).body.length === 1);
    expect((await api.client.post(`/todo/${old?.id}/restore`)).status).toBe(404);
    expect((await api.client.post(`/todo/${young?.id}/restore`)).status).toBe(200);
    expect((await api.client.get(`/todo/${live?.id}`)).status).toBe(200);
  });

  test('keys, which are replayed for 24 hours and forgotten then', async () => {
    const create = (key: string) => api.client.post('/todo', { title: key }, { 'Idempotency-Key': key });
    const [old, young] = [await create('old'), await create('young')];
    await age("UPDATE idempotency_key SET created = ? WHERE idempotency_key.key = 'old'", hoursAgo(25));
    await age("UPDATE idempotency_key SET created = ? WHERE idempotency_key.key = 'young'", hoursAgo(23));
    await api.restart();
    await until('the old key is free', async () => (await create('old')).body.id !== old.body.id);
    expect((await create('young')).body).toMatchObject({ id: young.body.id });
  });

  test('expired sessions and closed throttle windows', async () => {
    await api.restart({ TODO_AUTH: 'accounts' });
    const [old, young] = [await join(api.client, 'Ann'), await join(api.client, 'Bob')];
    await age('UPDATE session SET expires = ? WHERE id = ?', hoursAgo(1), old.session.id);
    await age("INSERT INTO throttle VALUES ('old', 1, ?), ('young', 1, ?)", hoursAgo(1), hoursAgo(-1));
    const left = (table: string) => api.app.get(Database).reads((reader) => reader.query(`SELECT * FROM ${table}`));
    await api.restart({ TODO_AUTH: 'accounts' });
    await until('the old session is gone', async () => (await left('session')).length === 1);
    await until('the old window is gone', async () => !JSON.stringify(await left('throttle')).includes('"old"'));
    expect(JSON.stringify(await left('throttle'))).toContain('"young"');
    expect((await api.client.get('/users/me', bearer(young.session.token))).status).toBe(200);
  });

  test('what one instance wrote for an account that another had just deleted', async () => {
    await api.restart({ TODO_AUTH: 'accounts' });
    const [carl, dora] = [await join(api.client, 'Carl'), await join(api.client, 'Dora')];
    const kept = await carl.client.add();
    const gone = dora.session.user.id;
    expect((await dora.client.call('DELETE', '/users/me', { body: { current_password: goodPassword } })).status).toBe(
      204,
    );
    await age(
      `INSERT INTO todo (owner, title, content, status, created, updated, position, version)
      SELECT ?, title, content, status, created, updated, position, version FROM todo WHERE id = ?`,
      gone,
      kept.id,
    );
    const owners = async () =>
      (await api.app.get(Database).reads((reader) => reader.query<{ owner: number }>('SELECT owner FROM todo'))).map(
        ({ owner }) => owner,
      );
    expect(await owners()).toContain(gone);
    await api.restart({ TODO_AUTH: 'accounts' });
    await until('the orphan is gone', async () => !(await owners()).includes(gone));
    expect(await owners()).toContain(carl.session.user.id);
  });
});
