import { mkdtempSync, rmSync } from 'node:fs';
import { get, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { type Service, startService, stopService } from './support/process.js';

/** What V8 takes in a container of 512 MB. */
const heapMb = 271;

const folder = mkdtempSync(join(tmpdir(), 'todo-memory-'));
let service: Service;
beforeAll(async () => {
  service = await startService({
    TODO_DATA_DIR: folder,
    TODO_LOG_LEVEL: 'silent',
    NODE_OPTIONS: `--max-old-space-size=${heapMb}`,
  });
});
afterAll(async () => {
  await stopService(service);
  rmSync(folder, { recursive: true, force: true });
});

/** Fills the list with `count` todos whose contents have this many bytes. */
function fill(count: number, bytes: number): void {
  const db = new BetterSqlite3(join(folder, 'todo.sqlite'), { timeout: 10_000 });
  db.exec('DELETE FROM todo');
  db.prepare(
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
     INSERT INTO todo (title, content, status, created, updated, position, version)
     SELECT 'note ' || n, SUBSTR(HEX(ZEROBLOB(30000)), 1, ?), 'TODO', '2026-11-21 04:00:00.000',
       '2026-11-21 04:00:00.000', n, 1 FROM numbers`,
  ).run(count, bytes);
  db.close();
}

/** @returns the status of an answer that is read to its end */
function answer(path: string, host = 'localhost'): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: service.port, path, headers: { host } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    })
      .once('error', reject)
      .end();
  });
}

describe('in the memory of a container the service survives', () => {
  test('many lists of one person with 1,000 of the longest notes, and readers that read nothing of them', async () => {
    fill(1_000, 60_000);
    const idle = Array.from({ length: 20 }, () =>
      get({ host: '127.0.0.1', port: service.port, path: '/todo', agent: false }).on('error', () => undefined),
    );
    for (let round = 0; round < 3; round++) {
      const statuses = await Promise.all(Array.from({ length: 20 }, () => answer('/todo')));
      expect(new Set(statuses)).toEqual(new Set([200]));
    }
    for (const each of idle) each.destroy();
  });

  test.each([1_000, 250])('a list of %i todos asked for by a thousand names and spellings', async (rows) => {
    fill(rows, 10);
    const hosts = Array.from({ length: 500 }, (_, n) => `127.0.${n >> 8}.${n & 255}`);
    for (const host of hosts) await answer('/todo', host);
    for (const host of hosts) expect(await answer(`/todo?x=${host}`)).toBe(200);
  });
});
