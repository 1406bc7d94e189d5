import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../../../tools/root.ts';
import { until } from '../../../tools/until.ts';
import { FakeSwarm, firstCommit } from './support/fake-swarm.ts';

let swarm: FakeSwarm;

beforeEach(async () => {
  swarm = await FakeSwarm.running();
});

afterEach(() => swarm[Symbol.asyncDispose]());

// Without this, a token in an operator's environment is stored in the Swarm, where every user of docker can read it.
test('up stores the settings of the installation, and nothing else of the environment', async () => {
  const env = {
    TODO_WEB_ORIGINS: 'https://todo.example',
    TODO_TOKEN: 'geheim1',
    TODO_MASTER_URL: 'mysql://u:geheim2@h/d',
  };
  await swarm.run(['up'], { env });
  expect(swarm.configs('todo.settings').map((text) => JSON.parse(text))).toEqual([
    { TODO_WEB_ORIGINS: 'https://todo.example' },
  ]);
  expect(JSON.stringify(swarm.calls.map(({ settings }) => settings))).not.toContain('geheim');
});

// Without this, the environment of whoever deploys changes settings that only up should change.
test('a deploy takes its settings from the last up, not from the environment', async () => {
  await swarm.run(['up'], { env: { TODO_LOG_LEVEL: 'warn' } });
  await swarm.run(['deploy', swarm.addRelease('bbbb00000002')], {
    env: { TODO_LOG_LEVEL: 'debug', TODO_AUTH: 'open' },
  });
  const last = swarm.calls.filter(({ args }) => args[0] === 'stack').at(-1);
  expect(last?.settings.TODO_LOG_LEVEL).toBe('warn');
  expect(last?.settings).not.toHaveProperty('TODO_AUTH');
});

test('settings of an earlier release that no longer exist are ignored', async () => {
  const text = JSON.stringify({ TODO_TOKEN: 'geheim', TODO_LOG_LEVEL: 'warn', TODO_EDGE_ORDER: 'stop-first' });
  swarm.addConfig('todo_settings_1', { 'todo.settings': 'true' }, { text });
  expect((await swarm.run(['deploy', swarm.addRelease('bbbb00000002')])).result.ok).toBe(true);
  expect(swarm.calls.filter(({ args }) => args[0] === 'stack').at(-1)?.settings).not.toHaveProperty('TODO_TOKEN');
});

test('up warns of a publish mode that hides the addresses of clients', async () => {
  const { result } = await swarm.run(['up'], { env: { TODO_PUBLISH_MODE: 'ingress' } });
  expect(result.warnings).toEqual([expect.stringContaining('everybody who is not logged in shares one limit')]);
});

// Without this, losing the master's machine loses writes that only a replica on the same machine acknowledged.
test('replicas do not run on the machine of the master as soon as another one can hold them', async () => {
  const constraint = () =>
    swarm.calls.filter(({ args }) => args.at(-1) === 'todo_mysql').at(-1)?.settings.TODO_MYSQL_SLAVE_CONSTRAINT;
  const env = { TODO_REGISTRY: 'registry.test' };
  expect((await swarm.run(['up'])).result.warnings).toEqual([]);
  expect(constraint()).toBe('node.labels.todo.mysql_slave == true');
  swarm.addNode('node2');
  expect((await swarm.run(['up'], { env })).result.warnings).toEqual([
    expect.stringContaining('a write may be on that one alone'),
  ]);
  swarm.addNode('node2', 'x86_64', '192.168.1.2', ['todo.mysql_slave']);
  expect((await swarm.run(['up'], { env })).result.warnings).toEqual([]);
  expect(constraint()).toBe('node.labels.todo.mysql_master != true');
});

// Without this, images are copied for minutes to a machine on which each of them fails with "exec format error".
test('a node with another processor architecture is reported before anything is copied', async () => {
  swarm.addNode('pi', 'aarch64', '192.168.1.2');
  const { exitCode, result } = await swarm.run(['deploy', swarm.addRelease('bbbb00000002')], {
    env: { DOCKER_HOST: '' },
  });
  expect(exitCode).toBe(1);
  expect(result.error).toMatch(/pi \(arm64\) cannot run .* amd64/);
  expect(swarm.lines(/^(save|load|stack)/)).toEqual([]);
});

test('images of a registry must support the processor architecture of every node', async () => {
  swarm.addNode('pi', 'aarch64', '192.168.1.2');
  swarm.engine.manifests = [{ Descriptor: { platform: { architecture: 'amd64' } } }];
  const deploy = () => swarm.run(['deploy', 'bbbb00000002', '--registry', 'registry.test']);
  expect((await deploy()).result.error).toMatch(/pi \(arm64\)/);
  swarm.engine.manifests.push({ Descriptor: { platform: { architecture: 'arm64' } } });
  expect((await deploy()).result.ok).toBe(true);
});

// Without this, the lock is released while the stacks are still being applied.
test('a failed job does not end the command before its stacks are applied', async () => {
  swarm.engine.failures = [[/^service create .*todo_frontend_static/, 'the job is refused']];
  const release = swarm.hold(/^stack deploy .*todo_frontend$/);
  const up = swarm.start(['up']);
  await until('the last stack is applied', async () => swarm.lines(/^stack deploy .*todo_frontend$/).length > 0);
  expect(swarm.engine.objects.config.has('todo_lock')).toBe(true);
  release();
  await up;
  expect(swarm.history()).toMatchObject([
    { action: 'up', result: 'failed', reason: expect.stringContaining('refused') },
  ]);
  expect(swarm.calls.findLastIndex(({ args }) => args[0] === 'stack')).toBeLessThan(
    swarm.calls.findLastIndex(({ args }) => args.slice(0, 2).join(' ') === 'config rm'),
  );
});

// Without this, a rollback after commands from two machines whose clocks differ goes to the wrong commit.
test('the history is ordered by the clock of the manager, not by those of the callers', async () => {
  const entry = (commit: string, at: string) =>
    JSON.stringify({ action: 'deploy', commit, at, by: 'ann@laptop', seconds: 1, result: 'succeeded' });
  swarm.addConfig(
    'todo_history_2',
    { 'todo.history': 'deploy' },
    { text: entry('older00', '2031-01-01T00:00:00Z'), at: '2026-01-01T10:00:00.1Z' },
  );
  swarm.addConfig(
    'todo_history_1',
    { 'todo.history': 'deploy' },
    { text: entry(firstCommit, '2020-01-01T00:00:00Z'), at: '2026-01-01T10:00:00.09Z' },
  );
  const { result } = await swarm.run(['status']);
  expect(result.deploys.map(({ commit }: { commit: string }) => commit)).toEqual(['older00', firstCommit]);
});

// Without this, an operator who mistypes the name of the file gets an error of Node and no JSON.
test.each([
  ['nowhere.env', /nowhere\.env does not exist: copy deploy\/swarm\/example\.env/],
  ['.', /cannot be read/],
])('a settings file that cannot be read (%s) is reported in one sentence', async (name, sentence) => {
  const args = ['--json', '--env-file', join(swarm.folder, name), 'status'];
  const { exitCode, stdout } = await execa('npm', ['run', '--silent', 'swarm', '--', ...args], {
    cwd: root,
    reject: false,
    timeout: 30_000,
  });
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ ok: false, error: expect.stringMatching(sentence) });
});
