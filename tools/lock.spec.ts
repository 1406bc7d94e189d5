import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { withLockFile } from './lock.mjs';

const lock = fileURLToPath(new URL('./lock.mjs', import.meta.url));
const folder = mkdtempDisposableSync(join(tmpdir(), 'todo-lock-'));
const newPath = () => join(folder.path, randomUUID());

afterAll(() => folder.remove());

/** A separate process that takes the lock, prints a line, and keeps it. */
async function holder(path: string) {
  const script = `
    import { withLockFile } from ${JSON.stringify(lock)};
    await withLockFile(${JSON.stringify(path)}, () => new Promise(() => { console.log('held'); setInterval(() => {}, 1e6); }));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('a lock between processes', () => {
  test('blocks the second process until the first is done, and a killed owner blocks nobody', async () => {
    const path = newPath();
    const first = await holder(path);
    let owner: number | undefined;
    const second = withLockFile(
      path,
      () => 'mine',
      (pid) => {
        owner = pid;
        first.kill('SIGKILL');
      },
    );
    expect(await second).toBe('mine');
    expect(owner).toBe(first.pid);
    expect(existsSync(path)).toBe(false);
  });

  // Two builds at once in one folder break it.
  test('of a dead owner goes to exactly one waiting process, every time', async () => {
    const [path, inside] = [newPath(), newPath()];
    const { pid: dead } = spawnSync(process.execPath, ['--eval', '']);
    const worker = `
      import { rmSync, writeFileSync } from 'node:fs';
      import { withLockFile } from ${JSON.stringify(lock)};
      const [path, inside] = ${JSON.stringify([path, inside])};
      for (let n = 0; n < 100; n++) {
        await withLockFile(path, () => {
          writeFileSync(inside, '', { flag: 'wx' });
          rmSync(inside);
        });
        // What a process leaves behind when it is killed while holding the lock.
        try {
          writeFileSync(path, '${dead}', { flag: 'wx' });
        } catch {}
      }
    `;
    const ends = Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', worker], { stdio: 'inherit' });
      const [code] = await once(child, 'close');
      return code;
    });
    expect(await Promise.all(ends)).toEqual(Array(6).fill(0));
  });

  test.each(['', 'nonsense', '0'])('with %j in its file belongs to nobody', async (content) => {
    const path = newPath();
    writeFileSync(path, content);
    expect(await withLockFile(path, () => 'mine')).toBe('mine');
  });
});
