import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FakeSwarm } from './support/fake-swarm.ts';

let swarm: FakeSwarm;

beforeEach(async () => {
  swarm = await FakeSwarm.running();
});

afterEach(() => swarm[Symbol.asyncDispose]());

/** The statements that the database was sent, in order. */
const told = () => swarm.calls.map(({ input }) => input.toString()).filter((sql) => sql.startsWith('ALTER USER'));
const secrets = () => [...swarm.engine.objects.secret.keys()].filter((name) => name.startsWith('todo_mysql_password'));

/** The response of MySQL about the account: whether it has a second password, and which secret its primary one is. */
const account = (hasTwo: boolean, secret = 'NULL') => {
  swarm.engine.answers = [[/User_attributes/, `${hasTwo ? 1 : 0}\t${secret}`]];
};

test('during a rotation the database accepts both passwords until every task has the new one', async () => {
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

// Without this, a second attempt discards the password that every task still uses, and all of them lose the database.
test('a rotation that was interrupted continues with the same secret, and discards no password that tasks use', async () => {
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

// Nobody knows the new password then: it is replaced, and the one in use stays the secondary password.
test('a rotation that was interrupted before its secret was stored generates a new one, and keeps the password in use', async () => {
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

test('a rotation changes nothing in the database while another command holds the lock', async () => {
  account(false);
  swarm.addConfig('todo_lock', { 'todo.by': 'ann@laptop', 'todo.action': 'deploy abc' });
  expect((await swarm.run(['rotate', 'mysql_password'])).result.error).toContain('ann@laptop');
  expect(told()).toEqual([]);
  expect(secrets()).toEqual(['todo_mysql_password.v1']);
});

// Without this, a task starts with a password that the database does not know.
test('the secret command refuses a password of the database, which must be rotated', async () => {
  const { exitCode, result } = await swarm.run(['secret', 'mysql_password', '--generate']);
  expect(exitCode).toBe(1);
  expect(result.error).toContain('npm run swarm -- rotate mysql_password');
});

// Without this, a certificate or password that was stored for later is applied by anybody's next deploy.
test('a stored secret is applied by up, not by a deploy', async () => {
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

test('a certificate without its key is reported before anything changes', async () => {
  await swarm.run(['secret', 'tls_cert'], { input: 'certificate' });
  const { result } = await swarm.run(['up']);
  expect(result.error).toContain('needs the secret tls_key too');
});
