import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountExport } from '@todo/shared/todos/export';
import BetterSqlite3 from 'better-sqlite3';
import { bearer, join as makeAccount, type Person } from '../support/accounts.js';
import { type Service, startService, stopService } from '../support/process.js';

/** Heap limit that V8 chooses in a container of 512 MB. */
const heapMb = 271;

const folder = mkdtempSync(join(tmpdir(), 'todo-memory-'));
let service: Service;
let ann: Person;
beforeAll(async () => {
  service = await startService({
    TODO_DATA_DIR: folder,
    TODO_AUTH: 'accounts',
    TODO_RATE_LIMIT: '0',
    TODO_LOG_LEVEL: 'silent',
    NODE_OPTIONS: `--max-old-space-size=${heapMb}`,
  });
  ann = await makeAccount(service.client, 'Ann');
});
afterAll(async () => {
  await stopService(service);
  rmSync(folder, { recursive: true, force: true });
});

/** Fills the user's list with `count` todos whose contents have this many bytes. */
function fill(count: number, bytes: number): void {
  const db = new BetterSqlite3(join(folder, 'todo.sqlite'), { timeout: 10_000 });
  db.exec('DELETE FROM todo');
  db.prepare(
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
     INSERT INTO todo (owner, title, content, status, created, updated, position, version)
     SELECT ?, 'note ' || n, SUBSTR(HEX(ZEROBLOB(30000)), 1, ?), 'TODO', '2026-11-21 04:00:00.000',
       '2026-11-21 04:00:00.000', n, 1 FROM numbers`,
  ).run(count, ann.session.user.id, bytes);
  db.close();
}

/** @returns a response of which only the headers have been read */
function ask(path: string, host = '127.0.0.1'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { host, ...bearer(ann.session.token) };
    get({ host: '127.0.0.1', port: service.port, path, agent: false, headers }, resolve).once('error', reject);
  });
}

/** @returns the status and the number of bytes of a response that is read to its end */
async function answer(path: string, host?: string): Promise<{ status: number | undefined; bytes: number }> {
  const response = await ask(path, host);
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return { status: response.statusCode, bytes };
}

describe('within the memory of a container, the service survives', () => {
  test('lists of 1,000 of the longest notes, and clients that do not read the responses', async () => {
    fill(1_000, 60_000);
    const idle = await Promise.all(Array.from({ length: 20 }, () => ask('/todo')));
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => answer('/todo')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    }
    for (const each of idle) each.destroy();
  });

  test('complete exports of 2,500 of the longest notes, also by clients that pause', async () => {
    fill(2_500, 60_000);
    const paused = await Promise.all(Array.from({ length: 5 }, () => ask('/users/me/export')));
    const exported = [await answer('/users/me/export')];
    for (const { status, bytes } of exported) {
      expect(status).toBe(200);
      expect(bytes).toBeGreaterThan(2_500 * 60_000);
    }
    const [last, ...others] = paused as [IncomingMessage, ...IncomingMessage[]];
    for (const each of others) each.destroy();
    const { todos, user } = JSON.parse(await text(last)) as AccountExport;
    expect({ user: user.name, todos: todos.length }).toEqual({ user: 'Ann', todos: 2_500 });
  });

  test('requests for a list of 1,000 todos under many host names, and with unknown parameters', async () => {
    fill(1_000, 10);
    for (let n = 0; n < 400; n++) {
      expect((await answer(`/todo?x=${n}`, `127.0.${n >> 8}.${n & 255}`)).status).toBe(200);
    }
  });
});
