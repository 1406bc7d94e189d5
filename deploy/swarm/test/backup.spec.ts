import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { StandInSwarm } from './support/stand-in-swarm.ts';

let swarm: StandInSwarm;
let folder: string;

beforeEach(async () => {
  swarm = await StandInSwarm.running();
  folder = join(swarm.folder, 'backups');
  await mkdir(folder);
  swarm.engine.dump = gzipSync(`${'INSERT INTO todo VALUES (1);\n'.repeat(10_000)}-- Dump completed on 2026-01-01\n`);
});

afterEach(() => swarm[Symbol.asyncDispose]());

test('a backup is whole, and readable by its owner alone', async () => {
  const file = join(folder, 'todo.sql.gz');
  const { result } = await swarm.run(['backup', file]);
  expect(result).toMatchObject({ ok: true, file, bytes: swarm.engine.dump.length });
  expect(await readFile(file)).toEqual(swarm.engine.dump);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

// Without this, cron sends a stack trace that says nothing, and JSON is awaited in vain.
test.each([
  ['a folder that is not there', 'nowhere/todo.sql.gz', /ENOENT/],
  ['a folder in place of a file', '', /EISDIR/],
])('onto %s is one sentence', async (_, name, reason) => {
  const { exitCode, result } = await swarm.run(['backup', join(folder, name)]);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/^the backup failed: /);
  expect(result.error).toMatch(reason);
  expect(await readdir(folder)).toEqual([]);
  expect(await readdir(swarm.folder)).not.toContain('backups.unfinished');
});

// /dev/full is a disk without room.
test('onto a full disk is one sentence, and leaves nothing behind', async () => {
  await symlink('/dev/full', join(folder, 'todo.sql.gz.unfinished'));
  const { exitCode, result } = await swarm.run(['backup', join(folder, 'todo.sql.gz')]);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/^the backup failed: ENOSPC/);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['that ends in the middle', () => swarm.engine.dump.subarray(0, -100)],
  ['without its last line', () => gzipSync('INSERT INTO todo VALUES (1);\n')],
])('a dump %s leaves the backup of yesterday alone', async (_, dump) => {
  const file = join(folder, 'todo.sql.gz');
  await writeFile(file, 'yesterday');
  swarm.engine.dump = Buffer.from(dump());
  const { exitCode, result } = await swarm.run(['backup', file]);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/can't be read as a backup|no complete backup/);
  expect(await readdir(folder)).toEqual(['todo.sql.gz']);
  expect(await readFile(file, 'utf8')).toBe('yesterday');
});

test('a dump that the database refuses says what that said', async () => {
  swarm.engine.failures = [[/mysqldump/, "mysqldump: Got error: 1045: Access denied for user 'root'@'localhost'"]];
  const { result } = await swarm.run(['backup', join(folder, 'todo.sql.gz')]);
  expect(result.error).toContain('Access denied');
  expect(await readdir(folder)).toEqual([]);
});

// Without this, a whole dump is called broken because its end was still on the way to the disk.
test('a whole dump passes on a target that takes its time', async () => {
  const file = join(folder, 'todo.sql.gz');
  swarm.engine.dump = gzipSync(`${'x'.repeat(20_000_000)}\n-- Dump completed on 2026-01-01\n`, { level: 0 });
  const { result } = await swarm.run(['backup', file]);
  expect(result).toMatchObject({ ok: true, bytes: swarm.engine.dump.length });
});
