import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type Service, startService, stopService } from '../support/process.js';

/** Runs a program whose files may not grow beyond 600 KiB; to SQLite this looks like a full disk. */
const smallDisk = ['bash', '-c', 'trap "" XFSZ; ulimit -f 600; exec "$@"', 'bash'];

const folder = mkdtempSync(join(tmpdir(), 'todo-full-'));
let service: Service | undefined;
afterAll(async () => {
  await stopService(service);
  rmSync(folder, { recursive: true, force: true });
});

test('on a full disk, the embedded database has every acknowledged todo, and every other is refused', async () => {
  service = await startService({ TODO_DATA_DIR: folder, TODO_LOG_LEVEL: 'silent' }, smallDisk);
  const url = `http://127.0.0.1:${service.port}/todo`;
  const acknowledged: number[] = [];
  const refused: number[] = [];
  for (let n = 0; n < 25; n++) {
    const body = JSON.stringify({ title: `todo ${n}`, content: 'x'.repeat(50_000) });
    const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (answer.status === 201) acknowledged.push(((await answer.json()) as { id: number }).id);
    else refused.push(answer.status);
  }
  expect(new Set(refused)).toEqual(new Set([503]));
  const rows = (await (await fetch(url)).json()) as { id: number }[];
  expect(rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual(acknowledged);
});
