import { readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unfinishedRestoreLabel } from '../command/topology.ts';
import { firstCommit, StandInSwarm } from './support/stand-in-swarm.ts';

let swarm: StandInSwarm;
let file: string;

beforeEach(async () => {
  swarm = await StandInSwarm.running();
  file = await swarm.writeBackup('todo.sql.gz');
  swarm.engine.answers = [
    [/COUNT/, '3\t4000'],
    [/auto_increment/, 'todo\t501\nuser\t8'],
    [/SELECT table_name FROM/, 'list\ntodo\nuser\nsession\ntoken'],
  ];
});

afterEach(() => swarm[Symbol.asyncDispose]());

const position = (what: RegExp) => swarm.calls.findIndex(({ args, input }) => what.test(`${args.join(' ')} ${input}`));

// Without this, people write into tables that are dropped and made again under their hands.
test('a restore stops the API of both colors, loads, and starts as many tasks as there were', async () => {
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

// Without this, a token that was revoked since the backup is good again, and a new account gets the id of another.
test('what was ended since the backup stays ended, and no id is given twice', async () => {
  await swarm.run(['restore', file, '--yes']);
  const sql = swarm.calls.map(({ input }) => input.toString()).find((text) => text.includes('DELETE')) ?? '';
  expect(sql.split('\n')).toEqual([
    'DELETE FROM tododb.session;',
    'DELETE FROM tododb.token;',
    // Who listens from the last change on would take another one for its next.
    'UPDATE tododb.list SET seq = seq + 1000000;',
    'ALTER TABLE tododb.todo AUTO_INCREMENT = 501;',
    'ALTER TABLE tododb.user AUTO_INCREMENT = 8;',
    '',
  ]);
  expect(position(/FLUSHDB/)).toBeGreaterThan(position(/gunzip/));
});

test('log-ins are kept on purpose only', async () => {
  await swarm.run(['restore', file, '--yes', '--keep-logins']);
  expect(position(/DELETE FROM/)).toBe(-1);
});

test('it says what it will replace, before it asks', async () => {
  const { exitCode, result } = await swarm.run(['restore', file]);
  expect(exitCode).toBe(1);
  expect(result.error).toContain('now 3 accounts and 4000 todos');
  expect(result.error).toMatch(
    /accounts, passwords, todos and the trash\. Everybody is logged out, and all personal tokens end/,
  );
  expect(swarm.lines(/^service update/)).toEqual([]);
});

test('a file that is no whole backup changes nothing', async () => {
  await writeFile(file, gzipSync('INSERT INTO todo VALUES (1);\n'));
  const { exitCode, result } = await swarm.run(['restore', file, '--yes']);
  expect(exitCode).toBe(1);
  expect(result.error).toContain('its last line is missing');
  expect(swarm.lines(/^service update/)).toEqual([]);
});

// Without this, the second try knows neither how many tasks there were nor which ids were given out.
test('one that fails leaves the API stopped, and the next one ends as the first would have', async () => {
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

// Without this, a deploy or a scale starts the API on half of a database.
test.each([
  ['deploy', 'bbbb00000002'],
  ['scale', 'app_api=2'],
  ['rotate', 'mysql_password'],
])('until it is finished, %s starts nothing', async (...args) => {
  swarm.engine.failures = [[/gunzip/, 'ERROR 2013: Lost connection']];
  await swarm.run(['restore', file, '--yes']);
  swarm.addRelease('bbbb00000002');
  const { exitCode, result } = await swarm.run(args);
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/a restore .*not finished/);
  expect(swarm.service('app_api').Mode.Replicated.Replicas).toBe(0);
});
