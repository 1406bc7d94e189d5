import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FakeSwarm } from './support/fake-swarm.ts';

let swarm: FakeSwarm;
let folder: string;

beforeEach(async () => {
  swarm = await FakeSwarm.running();
  folder = join(swarm.folder, 'backups');
  await mkdir(folder);
  swarm.engine.dump = gzipSync(`${'INSERT INTO todo VALUES (1);\n'.repeat(10_000)}-- Dump completed on 2026-01-01\n`);
});

afterEach(() => swarm[Symbol.asyncDispose]());

test('a backup is complete, and only its owner can read it', async () => {
  const file = join(folder, 'todo.sql.gz');
  const { result } = await swarm.run(['backup', file]);
  expect(result).toMatchObject({ ok: true, file, bytes: swarm.engine.dump.length });
  expect(await readFile(file)).toEqual(swarm.engine.dump);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

// Without this, cron mails a stack trace instead of a reason, and no JSON is printed.
test.each([
  ['a missing folder', 'nowhere/todo.sql.gz', /ENOENT/],
  ['a folder instead of a file', '', /EISDIR/],
])('a backup to %s fails with one sentence', async (_, name, reason) => {
  const { exitCode, result } = await swarm.run(['backup', join(folder, name)]);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/^the backup failed: /);
  expect(result.error).toMatch(reason);
  expect(await readdir(folder)).toEqual([]);
  expect(await readdir(swarm.folder)).not.toContain('backups.unfinished');
});

// /dev/full behaves like a full disk.
test('a backup to a full disk fails with one sentence, and leaves no file behind', async () => {
  await symlink('/dev/full', join(folder, 'todo.sql.gz.unfinished'));
  const { exitCode, result } = await swarm.run(['backup', join(folder, 'todo.sql.gz')]);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/^the backup failed: ENOSPC/);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['that is truncated', () => swarm.engine.dump.subarray(0, -100)],
  ['without its last line', () => gzipSync('INSERT INTO todo VALUES (1);\n')],
])('a dump %s does not replace the previous backup', async (_, dump) => {
  const file = join(folder, 'todo.sql.gz');
  await writeFile(file, 'yesterday');
  swarm.engine.dump = Buffer.from(dump());
  const { exitCode, result } = await swarm.run(['backup', file]);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/can't be read as a backup|not a complete backup/);
  expect(await readdir(folder)).toEqual(['todo.sql.gz']);
  expect(await readFile(file, 'utf8')).toBe('yesterday');
});

test('a backup that fails in the database reports the error of the database', async () => {
  swarm.engine.failures = [[/mysqldump/, "mysqldump: Got error: 1045: Access denied for user 'root'@'localhost'"]];
  const { result } = await swarm.run(['backup', join(folder, 'todo.sql.gz')]);
  expect(result.error).toContain('Access denied');
  expect(await readdir(folder)).toEqual([]);
});

// Without this, a complete dump is reported as truncated because its end was still being written.
test('a complete dump passes on a slow target', async () => {
  const file = join(folder, 'todo.sql.gz');
  swarm.engine.dump = gzipSync(`${'x'.repeat(20_000_000)}\n-- Dump completed on 2026-01-01\n`, { level: 0 });
  const { result } = await swarm.run(['backup', file]);
  expect(result).toMatchObject({ ok: true, bytes: swarm.engine.dump.length });
});
