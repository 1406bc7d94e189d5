import { readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unfinishedRestoreLabel } from '../command/topology.ts';
import { FakeSwarm, firstCommit } from './support/fake-swarm.ts';

let swarm: FakeSwarm;
let file: string;

beforeEach(async () => {
  swarm = await FakeSwarm.running();
  file = await swarm.writeBackup('todo.sql.gz');
  swarm.engine.answers = [
    [/COUNT/, '3\t4000'],
    [/auto_increment/, 'todo\t501\nuser\t8'],
    [/SELECT table_name FROM/, 'list\ntodo\nuser\nsession\ntoken'],
  ];
});

afterEach(() => swarm[Symbol.asyncDispose]());

const position = (what: RegExp) => swarm.calls.findIndex(({ args, input }) => what.test(`${args.join(' ')} ${input}`));

// Without this, users write to tables that are being dropped and created again.
test('a restore stops the API of both colors, loads the backup, and starts as many tasks as before', async () => {
  const { result } = await swarm.run(['restore', file, '--yes']);
  expect(result).toMatchObject({ ok: true, action: 'restore', commit: firstCommit });
  expect(swarm.engine.loaded).toEqual(await readFile(file));
  const [stopBlue, stopGreen] = [/--replicas 0 .*todo_app_app_api /, /--replicas 0 .*todo_app_app_api_green /].map(
    position,
  );
  const [load, start] = [position(/gunzip/), position(/--replicas 3 .*todo_app_app_api /)];
  expect([stopBlue, stopGreen, load, start].every((call) => (call ?? -1) >= 0)).toBe(true);
  expect(Math.max(stopBlue as number, stopGreen as number)).toBeLessThan(load as number);
  expect(load).toBeLessThan(start as number);
  expect(swarm.service('app_api')).toMatchObject({ Mode: { Replicated: { Replicas: 3 } } });
  expect(swarm.service('app_api').Labels).not.toHaveProperty([unfinishedRestoreLabel]);
  expect(swarm.history()).toMatchObject([{ action: 'restore', result: 'succeeded' }]);
});

// Without this, a token that was revoked since the backup is valid again, and a new account gets the id of another.
test('tokens that were revoked since the backup stay revoked, and no id is assigned twice', async () => {
  await swarm.run(['restore', file, '--yes']);
  const sql = swarm.calls.map(({ input }) => input.toString()).find((text) => text.includes('DELETE')) ?? '';
  expect(sql.split('\n')).toEqual([
    'DELETE FROM tododb.session;',
    'DELETE FROM tododb.token;',
    // A client that resumes from the last position it saw would take a different change for the next one.
    'UPDATE tododb.list SET seq = seq + 1000000;',
    'ALTER TABLE tododb.todo AUTO_INCREMENT = 501;',
    'ALTER TABLE tododb.user AUTO_INCREMENT = 8;',
    '',
  ]);
  expect(position(/FLUSHDB/)).toBeGreaterThan(position(/gunzip/));
});

test('sessions are kept only on request', async () => {
  await swarm.run(['restore', file, '--yes', '--keep-logins']);
  expect(position(/DELETE FROM/)).toBe(-1);
});

test('the question says what will be replaced', async () => {
  const { exitCode, result } = await swarm.run(['restore', file]);
  expect(exitCode).toBe(1);
  expect(result.error).toContain('now 3 accounts and 4000 todos');
  expect(result.error).toMatch(
    /accounts, passwords, todos and the trash\. Everybody is logged out, and all personal tokens become invalid/,
  );
  expect(swarm.lines(/^service update/)).toEqual([]);
});

test('a file that is not a complete backup is refused before anything changes', async () => {
  await writeFile(file, gzipSync('INSERT INTO todo VALUES (1);\n'));
  const { exitCode, result } = await swarm.run(['restore', file, '--yes']);
  expect(exitCode).toBe(1);
  expect(result.error).toContain('its last line is missing');
  expect(swarm.lines(/^service update/)).toEqual([]);
});

// Without this, the second attempt knows neither how many tasks there were nor which ids had been assigned.
test('a restore that fails leaves the API stopped, and the next one finishes as the first would have', async () => {
  swarm.engine.failures = [[/gunzip/, 'ERROR 2013: Lost connection']];
  const failed = await swarm.run(['restore', file, '--yes']);
  expect(failed.result.error).toMatch(/Lost connection.*The API stays stopped.*Run it again/s);
  expect(swarm.service('app_api').Mode.Replicated.Replicas).toBe(0);
  swarm.engine.failures = [];
  swarm.engine.answers = [
    [/auto_increment/, ''],
    [/SELECT table_name FROM/, 'todo\nuser\nsession\ntoken'],
  ];
  expect((await swarm.run(['restore', file, '--yes'])).result.ok).toBe(true);
  expect(position(/AUTO_INCREMENT = 501/)).toBeGreaterThan(0);
  expect(swarm.service('app_api').Mode.Replicated.Replicas).toBe(3);
});

// Without this, a deploy or a scale starts the API on a half-restored database.
test.each([
  ['deploy', 'bbbb00000002'],
  ['scale', 'app_api=2'],
  ['rotate', 'mysql_password'],
])('until the restore is finished, %s starts nothing', async (...args) => {
  swarm.engine.failures = [[/gunzip/, 'ERROR 2013: Lost connection']];
  await swarm.run(['restore', file, '--yes']);
  swarm.addRelease('bbbb00000002');
  const { exitCode, result } = await swarm.run(args);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/a restore .*did not finish/);
  expect(swarm.service('app_api').Mode.Replicated.Replicas).toBe(0);
});
