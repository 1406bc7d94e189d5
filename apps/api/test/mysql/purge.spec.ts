import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { until } from '../../../../tools/until.js';
import { type Api, startApi } from '../support/api.js';

let api: Api;
let other: Connection;
beforeAll(async () => {
  api = await startApi();
  other = await createConnection({ uri: api.env.TODO_MASTER_URL, connectTimeout: 10_000 });
  // As the service does: otherwise triggers write to the journal, and lock the list until the transaction ends.
  await other.query('SET @todo_journal = 1');
});
afterAll(async () => {
  await other?.end();
  await api?.stop();
});

// Without this, a user who has just restored a todo loses it permanently.
test('a todo that is restored while the trash is being purged is kept', async () => {
  const [restored, expired] = await api.client.addMany(2);
  for (const todo of [restored, expired]) await api.client.delete(`/todo/${todo?.id}`);
  await other.query('UPDATE todo SET deleted = deleted - INTERVAL 31 DAY');
  await other.beginTransaction();
  await other.query('UPDATE todo SET deleted = NULL WHERE id = ?', [restored?.id]);
  await api.restart();
  await until('the run has been through', async () => {
    const { body } = await api.client.list('?deleted=true');
    return !body.some(({ id }) => id === expired?.id);
  });
  await other.commit();
  expect((await api.client.get(`/todo/${restored?.id}`)).body).toMatchObject({ title: restored?.title });
});
