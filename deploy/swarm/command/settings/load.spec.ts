import { expect, test } from '@jest/globals';
import { settingsOf } from './load.ts';

const faultsOf = (inFile: Record<string, string>, inShell: Record<string, string> = {}): string => {
  try {
    settingsOf(inFile, inShell);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('the environment takes precedence over the file, and an empty value counts as unset', () => {
  const settings = settingsOf({ TODO_HTTP_PORT: '8080', TODO_DB_POOL: '' }, { TODO_HTTP_PORT: '9090' });
  expect(settings).toEqual({ TODO_HTTP_PORT: '9090' });
});

// Without this, a timeout that is not a number would never end, and docker would find a typo in a port during an up.
test('all faults are reported at once, by name, without any value', () => {
  const faults = faultsOf({
    TODO_DEPLOY_TIMEOUT_S: 'abc',
    TODO_HTTP_PORT: '99999',
    TODO_PUBLISH_MODE: 'vip',
    TODO_API_MEMORY: 'much',
    TODO_MYSQL_SLAVE_REPLICAS: '101',
    TODO_HEALTH_INTERVAL: '2',
    TODO_NETWORK_MTU: '14OO',
    TODO_TIME_ZONE: 'Europe/Berlni',
    TODO_PULBISH_MODE: 'host',
  });
  const lines = faults.split('\n').slice(1);
  expect(lines.map((line) => line.trim().split(' ')[0])).toEqual([
    'TODO_HTTP_PORT',
    'TODO_PUBLISH_MODE',
    'TODO_MYSQL_SLAVE_REPLICAS',
    'TODO_API_MEMORY',
    'TODO_TIME_ZONE',
    'TODO_NETWORK_MTU',
    'TODO_HEALTH_INTERVAL',
    'TODO_DEPLOY_TIMEOUT_S',
    'TODO_PULBISH_MODE',
  ]);
  expect(faults).not.toMatch(/abc|99999|vip|much|14OO/);
});

// Without this, a token in somebody's shell would be stored where everybody with access to docker can read it.
test("other programs' environment variables are not settings", () => {
  const other = { TODO_TOKEN: 'todo_TOKEN_x', TODO_MASTER_URL: 'mysql://u:geheim@h/d', TODO_DATABASE: 'x.sqlite' };
  expect(settingsOf({}, other)).toEqual({});
});

test.each([
  ['TODO_REDIS_PASSWORD', 'npm run swarm -- secret redis_password'],
  ['TODO_PREVIEW_KEY', 'npm run swarm -- secret preview_key'],
  ['TODO_TLS_KEY', 'npm run swarm -- secret tls_key'],
  ['TODO_MYSQL_PASSWORD', 'npm run swarm -- rotate mysql_password'],
])('%s is a secret, and the error advises a command that exists', (name, command) => {
  expect(faultsOf({ [name]: 'x' })).toContain(`"${command}"`);
  expect(faultsOf({}, { [name]: 'x' })).toContain(`"${command}"`);
});

test.each([
  ['TODO_REDIS_URL', 'redis://:geheim@redis:6379'],
  ['TODO_LOG_VOLUME_OPTIONS', 'addr=10.0.0.20,username=logs,password=geheim'],
])('%s with a password in it is refused without repeating it', (name, value) => {
  expect(faultsOf({ [name]: value })).toContain(`${name} holds a password`);
  expect(faultsOf({ [name]: value })).not.toContain('geheim');
});

test('a path of a secret, and an empty address for no Redis, are settings', () => {
  const settings = { TODO_REDIS_PASSWORD_FILE: '/run/secrets/other', TODO_REDIS_URL: '' };
  expect(settingsOf(settings, {})).toEqual(settings);
});
