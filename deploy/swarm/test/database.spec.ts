import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../../../tools/root.ts';
import { FakeSwarm, firstCommit } from './support/fake-swarm.ts';

let swarm: FakeSwarm;

afterEach(() => swarm[Symbol.asyncDispose]());

const making = /^service create .*tododb initialise$/;

describe('the first database', () => {
  beforeEach(async () => {
    swarm = await FakeSwarm.make();
  });

  test('is created by the first up on the node of the master, before any service starts', async () => {
    const { result } = await swarm.run(['up', firstCommit]);
    expect(result).toMatchObject({ ok: true, commit: firstCommit });
    const [made, ...more] = swarm.lines(making);
    expect(more).toEqual([]);
    expect(made).toContain('--constraint node.labels.todo.mysql_master == true');
    expect(made).toContain('--mount type=volume,source=todo_mysql_master,target=/var/lib/mysql');
    const calls = swarm.calls.map(({ args }) => args.join(' '));
    expect(calls.findIndex((line) => making.test(line))).toBeLessThan(calls.findIndex((line) => /^stack/.test(line)));
  });

  // Without this, a lost volume is replaced by an empty system at the same address, in which anybody can register first.
  test('is never created again: not by a second up, not after down, not on another node', async () => {
    await swarm.run(['up', firstCommit]);
    await swarm.run(['up']);
    swarm.engine.objects.service.clear();
    swarm.addNode('node2');
    await swarm.run(['up', firstCommit]);
    expect(swarm.lines(making)).toHaveLength(1);
    expect(swarm.lines(/TODODB_INITIALISE/)).toEqual([]);
  });

  test('is created again with --initialise', async () => {
    await swarm.run(['up', firstCommit]);
    await swarm.run(['up', '--initialise']);
    expect(swarm.lines(making)).toHaveLength(2);
  });

  test('that cannot be created fails the first up before any service starts', async () => {
    swarm.engine.failures = [[making, 'no suitable node']];
    const { result } = await swarm.run(['up', firstCommit]);
    expect(result.error).toMatch(/the database could not be created:\n.*no suitable node/);
    expect(swarm.lines(/^stack/)).toEqual([]);
  });
});

describe('an installation of an earlier release', () => {
  test('keeps its database, even if up runs after down', async () => {
    swarm = await FakeSwarm.running();
    swarm.engine.objects.config.clear();
    await swarm.run(['up']);
    swarm.engine.objects.service.clear();
    await swarm.run(['up', firstCommit]);
    expect(swarm.lines(making)).toEqual([]);
  });
});

describe('the database server', () => {
  const runningImage = `todo/tododb:${firstCommit}`;
  const registry = ['--registry', 'registry.test'];
  let wanted: string;

  beforeEach(async () => {
    swarm = await FakeSwarm.running();
    const { stdout } = await execa('git', ['rev-parse', 'HEAD:docker/tododb'], { cwd: root });
    wanted = `registry.test/todo/tododb:${stdout.slice(0, 12)}`;
  });

  const versions = (running: string, next: string) => {
    const printed = (version: string) => `mysqld  Ver ${version} for Linux on x86_64 (MySQL Community Server - GPL)`;
    swarm.engine.versions = { [runningImage]: printed(running), [wanted]: printed(next) };
  };
  const deployed = () => swarm.calls.filter(({ args }) => args.at(-1) === 'todo_mysql' && args[0] === 'stack').at(-1);

  // Without this, a rollback starts a server that cannot open its data: a total outage.
  test('is not replaced by an older version, and the command says so', async () => {
    versions('9.10.0', '9.7.4');
    const { result } = await swarm.run(['deploy', 'HEAD', ...registry]);
    expect(result.warnings).toEqual([expect.stringContaining(`the database stays at ${runningImage}: MySQL 9.7.4`)]);
    expect(deployed()?.settings).toMatchObject({
      TODO_MYSQL_MASTER_IMAGE: runningImage,
      TODO_MYSQL_SLAVE_IMAGE: runningImage,
    });
    expect(deployed()?.settings.TODO_MYSQL_LB_IMAGE).toMatch(/^registry.test/);
  });

  test('is not replaced if its version cannot be determined', async () => {
    const { result } = await swarm.run(['rollback', 'HEAD', ...registry]);
    expect(result.warnings).toEqual([expect.stringContaining('could not be compared')]);
    expect(deployed()?.settings.TODO_MYSQL_MASTER_IMAGE).toBe(runningImage);
  });

  test('is replaced by the image of the commit if the version is the same', async () => {
    versions('9.7.4', '9.7.4');
    const { result } = await swarm.run(['deploy', 'HEAD', ...registry]);
    expect(result.warnings).toEqual([]);
    expect(deployed()?.settings).toMatchObject({ TODO_MYSQL_MASTER_IMAGE: wanted, TODO_MYSQL_ON_FAILURE: 'rollback' });
  });

  test('is not rolled back by Swarm once a newer version has opened the data', async () => {
    versions('9.7.4', '9.10.0');
    await swarm.run(['deploy', 'HEAD', ...registry]);
    expect(deployed()?.settings).toMatchObject({ TODO_MYSQL_MASTER_IMAGE: wanted, TODO_MYSQL_ON_FAILURE: 'pause' });
  });
});
