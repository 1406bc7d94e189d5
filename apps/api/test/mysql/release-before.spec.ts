import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Change, ChangePage } from '@todo/shared/journal/change';
import { type Connection, createConnection, type ResultSetHeader } from 'mysql2/promise';
import { type Api, startApi } from '../support/api.js';

let api: Api;
/** Writes as the release before does, which knows no journal. */
let before: Connection;
beforeAll(async () => {
  api = await startApi();
  before = await createConnection({ uri: api.env.TODO_MASTER_URL, connectTimeout: 10_000, timezone: 'Z' });
});
afterAll(async () => {
  await before?.end();
  await api?.stop();
});

const insert = `INSERT INTO todo (owner, title, content, status, created, updated, due, position, version, deleted)
  VALUES (?, ?, 'Ünï 😀 "x"', 'TODO', '2026-11-20 10:00:00.123', '2026-11-20 10:00:00.123', '2026-11-30', ?, 1, NULL)`;

async function insertRow(owner: number, title: string, position: number): Promise<number> {
  const [{ insertId }] = await before.execute<ResultSetHeader>(insert, [owner, title, position]);
  return insertId;
}

async function changesSince(since: number): Promise<Change[]> {
  const { status, body } = await api.client.get<ChangePage>(`/todo/changes?since=${since}&limit=200`);
  expect(status).toBe(200);
  return body.changes;
}

/** During a rolling update both releases write; clients that copy a list by its changes must miss none of them. */
describe('a write of the release before', () => {
  test('leaves the same changes as one of this release, and in the same order', async () => {
    const first = await api.client.add({ title: 'of this release' });
    const [start] = await changesSince(0);
    const since = start?.seq as number;
    const id = await insertRow(0, 'of the one before', 1 / 3);
    await before.execute(
      "UPDATE todo SET title = 'OF the one before', version = version + 1, updated = ? WHERE id = ?",
      ['2026-11-20 11:00:00.456', id],
    );
    await before.execute('UPDATE todo SET position = ?, version = version + 1 WHERE id = ?', [-1024.1, id]);
    await api.client.patch(`/todo/${first.id}`, { completed: true });
    await before.execute("UPDATE todo SET deleted = '2026-11-20 12:00:00.000', version = version + 1 WHERE id = ?", [
      id,
    ]);
    await before.execute(
      "UPDATE todo SET deleted = NULL, updated = '2026-11-20 12:00:01.000', version = version + 1 WHERE id = ?",
      [id],
    );
    const changes = await changesSince(since);
    expect(changes.map(({ seq, kind, todo }) => [seq - since, kind, todo.id])).toEqual([
      [1, 'created', id],
      [2, 'changed', id],
      [3, 'moved', id],
      [4, 'changed', first.id],
      [5, 'trashed', id],
      [6, 'restored', id],
    ]);
    const [created, changed, moved, , , restored] = changes;
    expect(created?.todo).toMatchObject({
      content: 'Ünï 😀 "x"',
      created: '2026-11-20T10:00:00.123Z',
      due: '2026-11-30',
      order: 1 / 3,
      assignee: null,
    });
    expect(changed?.before).toEqual({ title: 'of the one before', version: 1, updated: '2026-11-20T10:00:00.123Z' });
    expect(moved?.before).toEqual({ order: 1 / 3, version: 2 });
    // Its changes have no members that the release before does not know.
    expect((await api.client.get(`/todo/${id}`)).body).toEqual({ priority: null, labels: [], ...restored?.todo });
  });

  test('is visible in a list at once, although lists are cached', async () => {
    const { headers } = await api.client.list('?status=ALL');
    const known = { 'If-None-Match': headers.get('etag') ?? '' };
    expect((await api.client.list('?status=ALL', known)).status).toBe(304);
    const id = await insertRow(0, 'new', 5);
    const { status, body } = await api.client.list('?status=ALL', known);
    expect(status).toBe(200);
    expect(body.map((todo) => todo.id)).toContain(id);
  });

  test('to a new account, which has no list yet, creates the list', async () => {
    const id = await insertRow(4_711, 'theirs', 1);
    await before.execute('DELETE FROM todo WHERE id = ?', [id]);
    const [rows] = await before.query('SELECT seq, kind, state FROM journal WHERE list = 4711 ORDER BY seq');
    expect(rows).toEqual([
      { seq: 1, kind: 'created', state: null },
      { seq: 2, kind: 'purged', state: null },
    ]);
  });

  test('that moves the open list to the first account is recorded in both lists', async () => {
    const id = await insertRow(0, 'given', 1);
    await before.execute('UPDATE todo SET owner = 4712 WHERE id = ?', [id]);
    const [rows] = await before.query('SELECT list, kind FROM journal WHERE todo = ? ORDER BY at, list', [id]);
    expect(rows).toEqual([
      { list: 0, kind: 'created' },
      { list: 0, kind: 'left' },
      { list: 4712, kind: 'arrived' },
    ]);
  });

  // The triggers of an older release know only its columns: changes to newer ones would be missing in the journal.
  test('is recorded with all columns, even if an older release created the triggers', async () => {
    await before.query('DROP TRIGGER todo_bypass_update');
    await before.query('CREATE TRIGGER todo_bypass_update AFTER UPDATE ON todo FOR EACH ROW SET @older = 1');
    const made = async () => (await before.query('SHOW TRIGGERS'))[0];
    const later = await api.another();
    try {
      const anew = await made();
      // Another instance of this release finds the triggers up to date.
      await (await api.another()).stop();
      expect(await made()).toEqual(anew);
      const { id } = await api.client.add();
      const since = (await changesSince(0)).at(-1)?.seq as number;
      await before.execute("UPDATE todo SET priority = 1, labels = 'home home', version = version + 1 WHERE id = ?", [
        id,
      ]);
      expect(await changesSince(since)).toMatchObject([{ kind: 'changed', todo: { id, priority: 1 } }]);
    } finally {
      await later.stop();
    }
  });

  test('cannot delete todos of a named list, which to it look like leftovers of a deleted account', async () => {
    const id = await insertRow(2 ** 31 + 5, 'ours', 1);
    await expect(before.execute('DELETE FROM todo WHERE id = ?', [id])).rejects.toThrow(/does not know/);
    const [rows] = await before.query('SELECT id FROM todo WHERE id = ?', [id]);
    expect(rows).toHaveLength(1);
  });
});

test('if the server does not allow triggers, lists are read from their rows', async () => {
  const admin = await createConnection({ uri: process.env.TODO_TEST_MASTER_URL, connectTimeout: 10_000 });
  const url = new URL(api.env.TODO_MASTER_URL as string);
  const database = `${url.pathname.slice(1)}_managed`;
  const user = `u${Date.now().toString(36)}`;
  const [[trusting]] = (await admin.query('SELECT @@global.log_bin_trust_function_creators AS is_on')) as never as [
    [{ is_on: number }],
  ];
  try {
    await admin.query('SET GLOBAL log_bin_trust_function_creators = OFF');
    await admin.query(`CREATE DATABASE ${database}`);
    await admin.query(`CREATE USER ${user} IDENTIFIED BY 'none of value'`);
    await admin.query(`GRANT ALL ON ${database}.* TO ${user}`);
    url.pathname = `/${database}`;
    url.username = user;
    url.password = 'none of value';
    const managed = await api.another({ TODO_MASTER_URL: url.href });
    try {
      const todo = await managed.client.add();
      const known = { 'If-None-Match': (await managed.client.list()).headers.get('etag') ?? '' };
      expect((await managed.client.list('', known)).status).toBe(304);
      await admin.query(`UPDATE ${database}.todo SET title = 'by the release before' WHERE id = ?`, [todo.id]);
      expect((await managed.client.list('', known)).body).toMatchObject([{ title: 'by the release before' }]);
    } finally {
      await managed.stop();
    }
  } finally {
    await admin.query(`SET GLOBAL log_bin_trust_function_creators = ${trusting.is_on}`);
    await admin.query(`DROP DATABASE IF EXISTS ${database}`);
    await admin.query(`DROP USER IF EXISTS ${user}`);
    await admin.end();
  }
});
