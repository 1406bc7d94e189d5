import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import { FakeSwarm, firstCommit, ran } from './support/fake-swarm.ts';

let swarm: FakeSwarm;

beforeEach(async () => {
  swarm = await FakeSwarm.running();
});

afterEach(() => swarm[Symbol.asyncDispose]());

const holders = () => [...swarm.engine.objects.config.keys()].filter((name) => name === 'todo_lock');

/** The lock of a command that another operator runs. */
const lockOf = (by: string, at?: string) =>
  swarm.addConfig('todo_lock', { 'todo.by': by, 'todo.action': 'deploy abc' }, { at });

describe('the lock', () => {
  // Without this, an operator whose clock is an hour ahead starts a deploy while another one is running.
  test('is not taken over however old it is, and its age is measured by the clock of the manager', async () => {
    lockOf('ann@laptop', '2027-01-01T00:00:00Z');
    swarm.engine.now = () => '2027-01-02T00:00:00Z';
    const { exitCode, result } = await swarm.run(['scale', 'app_api=2']);
    expect(exitCode).toBe(1);
    expect(result.error).toContain('ann@laptop has been running "deploy abc" for 86400 s');
    expect(result.error).toContain('unlock');
    expect(holders()).toHaveLength(1);
  });

  // Without this, a command that was believed dead releases the lock of the second when it ends, and a third can start.
  test('is released by its owner only: a command that has taken it meanwhile keeps it', async () => {
    const release = swarm.hold(/^service scale/);
    const first = swarm.start(['scale', 'app_api=3']);
    await until('it works', async () => swarm.lines(/^service scale/).length > 0);
    const unlocked = await swarm.run(['unlock']);
    expect(unlocked.result).toMatchObject({ unlocked: true, holder: { action: 'scale app_api=3' } });
    lockOf('bob@laptop');
    release();
    await first;
    expect(holders()).toHaveLength(1);
  });

  // Without this, two operators rotate passwords, restore backups or store secrets at the same time.
  test.each([
    ['up', firstCommit],
    ['deploy', firstCommit],
    ['rotate', 'mysql_password'],
    ['restore', 'backup.sql.gz', '--yes'],
    ['backup', 'new.sql.gz'],
    ['secret', 'redis_password', '--generate'],
    ['init'],
    ['down'],
  ])('is needed for %s, which changes nothing without it', async (...args) => {
    const file = await swarm.writeBackup('backup.sql.gz');
    lockOf('ann@laptop');
    const paths = args.map((word) => (word.endsWith('.gz') ? file.replace('backup.sql.gz', word) : word));
    const { exitCode, result } = await swarm.run(paths);
    expect(exitCode).toBe(1);
    expect(result.error).toContain('ann@laptop has been running "deploy abc"');
    expect(swarm.lines(/^(stack|exec|service (update|scale|create)|secret create|network create)/)).toEqual([]);
  });
});

describe('a command that is interrupted', () => {
  // Without this, a closed laptop or a canceled pipeline blocks everybody else, and the history does not show what it changed.
  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s releases the lock and is recorded in the history', async (signal, code) => {
    const commit = swarm.addRelease('bbbb00000002');
    swarm.hold(/^stack deploy/);
    const deploy = swarm.start(['deploy', commit]);
    await until('it deploys', async () => swarm.lines(/^stack deploy/).length > 0);
    deploy.kill(signal);
    const { exitCode, result } = ran(await deploy);
    expect(exitCode).toBe(code);
    expect(result.error).toContain(`interrupted by ${signal}`);
    expect(holders()).toEqual([]);
    expect(swarm.history()).toMatchObject([{ action: 'deploy', commit, from: firstCommit, result: 'interrupted' }]);
    // An interrupted deploy must not start a rollback on its own.
    expect(swarm.lines(/^stack deploy/)).toHaveLength(1);
  });

  test('by kill -9 leaves its lock; unlock removes it and records it in the history', async () => {
    lockOf('ann@laptop');
    await swarm.run(['unlock']);
    expect(holders()).toEqual([]);
    expect(swarm.history()).toMatchObject([
      { by: 'ann@laptop', action: 'deploy', commit: 'abc', result: 'interrupted' },
    ]);
  });
});

// Without this, a deploy that was planned just before another one ended reverts half of that one.
test('a change is aborted if what was running when it was planned has changed meanwhile', async () => {
  const go = swarm.hold(/^config create .*todo_lock/);
  const deploy = swarm.start(['deploy', swarm.addRelease('bbbb00000002')]);
  await until('it asks for the lock', async () => swarm.lines(/^config create .*todo_lock/).length > 0);
  swarm.service('frontend_web').TaskTemplate.ContainerSpec.Image = 'todo/web:cccc00000003';
  go();
  const { exitCode, result } = ran(await deploy);
  expect(exitCode).toBe(1);
  expect(result.error).toContain('somebody else changed the system just now');
  expect(swarm.lines(/^stack deploy/)).toEqual([]);
  expect(holders()).toEqual([]);
});
