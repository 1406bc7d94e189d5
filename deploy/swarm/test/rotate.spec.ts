import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { StandInSwarm } from './support/stand-in-swarm.ts';

let swarm: StandInSwarm;

beforeEach(async () => {
  swarm = await StandInSwarm.running();
});

afterEach(() => swarm[Symbol.asyncDispose]());

/** What the database was told, in its order. */
const told = () => swarm.calls.map(({ input }) => input.toString()).filter((sql) => sql.startsWith('ALTER USER'));
const secrets = () => [...swarm.engine.objects.secret.keys()].filter((name) => name.startsWith('todo_mysql_password'));

/** What MySQL answers about the account: whether it has a second password, and whose secret the first one is. */
const account = (hasTwo: boolean, secret = 'NULL') => {
  swarm.engine.answers = [[/User_attributes/, `${hasTwo ? 1 : 0}\t${secret}`]];
};

test('a rotation: the database knows both passwords until every task has the new one', async () => {
  account(false);
  const { result } = await swarm.run(['rotate', 'mysql_password']);
  expect(result).toMatchObject({ ok: true, stored: 'todo_mysql_password.v2' });
  expect(told()).toEqual([
    expect.stringMatching(
      /^ALTER USER todo@'%' IDENTIFIED BY '[\w-]{32}' RETAIN CURRENT PASSWORD ATTRIBUTE '\{"secret": "todo_mysql_password.v2"\}';\n$/,
    ),
    "ALTER USER todo@'%' DISCARD OLD PASSWORD;\n",
  ]);
  const end = swarm.calls.findIndex(({ input }) => input.includes('DISCARD'));
  const lastDeploy = swarm.calls.findLastIndex(({ args }) => args[0] === 'stack');
  expect(end).toBeGreaterThan(lastDeploy);
  expect(swarm.calls[lastDeploy]?.settings.TODO_SECRET_MYSQL_PASSWORD).toBe('todo_mysql_password.v2');
});

// Without this, a second try ends the password that every task still has, and all of them are cut off.
test('one that was cut short goes on with the same secret, and ends no password that tasks use', async () => {
  swarm.engine.failures = [[/^stack deploy/, 'the manager is busy']];
  account(false);
  expect((await swarm.run(['rotate', 'mysql_password'])).result.error).toContain('the manager is busy');
  expect(told()).toHaveLength(1);
  account(true, 'todo_mysql_password.v2');
  expect((await swarm.run(['rotate', 'mysql_password'])).exitCode).toBe(1);
  expect(told()).toHaveLength(1);
  swarm.engine.failures = [];
  const { result } = await swarm.run(['rotate', 'mysql_password']);
  expect(result.stored).toBe('todo_mysql_password.v2');
  expect(told().slice(1)).toEqual(["ALTER USER todo@'%' DISCARD OLD PASSWORD;\n"]);
  expect(secrets()).toEqual(['todo_mysql_password.v1', 'todo_mysql_password.v2']);
});

// The new password is known to nobody then: it is replaced, and the one in use stays the second.
test('one that was cut short before its secret was stored gives a new one, and keeps the password in use', async () => {
  account(false);
  swarm.engine.failures = [[/^secret create/, 'no space left on device']];
  expect((await swarm.run(['rotate', 'mysql_password'])).exitCode).toBe(1);
  swarm.engine.failures = [];
  account(true, 'todo_mysql_password.v2');
  expect((await swarm.run(['rotate', 'mysql_password'])).result.stored).toBe('todo_mysql_password.v2');
  const [first, second] = told();
  expect(first).toContain('RETAIN CURRENT PASSWORD');
  expect(second).toMatch(/IDENTIFIED BY/);
  expect(second).not.toContain('RETAIN');
});

test('nothing is changed in the database while somebody else holds the lock', async () => {
  account(false);
  swarm.addConfig('todo_lock', { 'todo.by': 'ann@laptop', 'todo.action': 'deploy abc' });
  expect((await swarm.run(['rotate', 'mysql_password'])).result.error).toContain('ann@laptop');
  expect(told()).toEqual([]);
  expect(secrets()).toEqual(['todo_mysql_password.v1']);
});

// Without this, a task starts with a password that the database never heard of.
test('a password of the database is no secret that one could just store', async () => {
  const { exitCode, result } = await swarm.run(['secret', 'mysql_password', '--generate']);
  expect(exitCode).toBe(1);
  expect(result.error).toContain('npm run swarm -- rotate mysql_password');
});

// Without this, a certificate or password that somebody stored for later goes out with the next deploy of anybody.
test('a secret that was stored is applied by up, and not by a deploy', async () => {
  await swarm.run(['secret', 'redis_password', '--generate']);
  await swarm.run(['secret', 'tls_cert'], { input: 'certificate' });
  await swarm.run(['secret', 'tls_key'], { input: 'key' });
  const used = (name: string) =>
    swarm.calls.filter(({ args }) => args[0] === 'stack').map(({ settings }) => settings[name]);
  await swarm.run(['deploy', swarm.addRelease('bbbb00000002')]);
  expect(used('TODO_SECRET_REDIS_PASSWORD')).toEqual(Array(3).fill('todo_redis_password.v1'));
  expect(swarm.lines(/^stack deploy.*frontend.tls.yml/)).toEqual([]);
  await swarm.run(['up']);
  expect(used('TODO_SECRET_REDIS_PASSWORD').slice(3)).toEqual(Array(3).fill('todo_redis_password.v2'));
  expect(swarm.lines(/^stack deploy.*frontend.tls.yml/)).toHaveLength(1);
});

test('a certificate without its key is said before anything changes', async () => {
  await swarm.run(['secret', 'tls_cert'], { input: 'certificate' });
  const { result } = await swarm.run(['up']);
  expect(result.error).toContain('needs the secret tls_key too');
});
