import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigError, loadConfig } from './config.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The message that the operator reads. */
function faultsOf(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('no fault was found');
}

describe('loadConfig', () => {
  test('needs nothing: without settings it is the embedded shape, for this machine only', () => {
    expect(loadConfig({})).toMatchObject({
      TODO_BIND: { host: '127.0.0.1', port: 8080 },
      TODO_DATA_DIR: './data',
      TODO_TRASH_DAYS: 30,
      TODO_JOURNAL_DAYS: 90,
      TODO_JOURNAL_BYTES: 50_000_000,
      TODO_CORS_ORIGINS: [],
      TODO_TRUST_PROXY: ['loopback'],
      TODO_LOG_LEVEL: 'info',
    });
    expect(loadConfig({}).TODO_MASTER_URL).toBeUndefined();
  });

  test('takes an empty variable as one that is not set, as compose files write them', () => {
    expect(loadConfig({ TODO_BIND: '', TODO_MASTER_URL: '', TODO_MASTER_URL_FILE: '', TODO_TRASH_DAYS: '' })).toEqual(
      loadConfig({}),
    );
  });

  test.each([
    [':8080', '0.0.0.0', 8080],
    ['127.0.0.1:0', '127.0.0.1', 0],
    ['localhost:65535', 'localhost', 65535],
    ['0.0.0.0:80', '0.0.0.0', 80],
    ['[::1]:8080', '::1', 8080],
    ['[::]:8080', '::', 8080],
  ])('TODO_BIND %s listens on %s port %i', (text, host, port) => {
    expect(loadConfig({ TODO_BIND: text, TODO_OPEN_ON_NETWORK: 'true' }).TODO_BIND).toEqual({ host, port });
  });

  test.each(['127.0.0.1:8080', 'localhost:0', '[::1]:8080', '127.9.9.9:1'])(
    'TODO_BIND %s serves the open list without consent: only this machine reaches it',
    (text) => {
      expect(loadConfig({ TODO_BIND: text }).TODO_AUTH).toBe('open');
    },
  );

  test.each([':8080', '0.0.0.0:8080', '[::]:8080', '192.0.2.7:80', 'todo.example:80', '127.0.0.1.example:80'])(
    'TODO_BIND %s would serve the open list to others, which needs consent',
    (text) => {
      expect(faultsOf({ TODO_BIND: text })).toMatch(/set TODO_AUTH=accounts, or TODO_OPEN_ON_NETWORK=true/);
      expect(loadConfig({ TODO_BIND: text, TODO_AUTH: 'accounts' }).TODO_AUTH).toBe('accounts');
      expect(loadConfig({ TODO_BIND: text, TODO_OPEN_ON_NETWORK: 'true' }).TODO_AUTH).toBe('open');
    },
  );

  test('Redis: its URL is checked and never shown, and a password needs a server', () => {
    expect(faultsOf({ TODO_REDIS_URL: 'http://:secret@x' })).toBe(
      'The configuration has 1 fault(s):\n  TODO_REDIS_URL must look like redis://host:6379',
    );
    expect(faultsOf({ TODO_REDIS_PASSWORD_FILE: file('redis', 'secret') })).toContain(
      'TODO_REDIS_PASSWORD needs TODO_REDIS_URL',
    );
    const config = loadConfig({
      TODO_REDIS_URL: 'rediss://cache:6380/2',
      TODO_REDIS_PASSWORD_FILE: file('r', 'p w\n'),
    });
    expect(config).toMatchObject({ TODO_REDIS_URL: 'rediss://cache:6380/2', TODO_REDIS_PASSWORD: 'p w' });
  });

  test.each(['8080', 'localhost', ':', ':65536', ':-1', ':80a', '::1:8080', 'http://x:80', ' :80', '[x]:80'])(
    'TODO_BIND %p is a fault',
    (text) => {
      expect(faultsOf({ TODO_BIND: text })).toContain('TODO_BIND must look like 127.0.0.1:8080 or :8080');
    },
  );

  test('reports every fault at once, without values', () => {
    const message = faultsOf({
      TODO_BIND: 'secret-bind',
      TODO_MASTER_URL: 'secret-master',
      TODO_SLAVE_URL: 'secret-slave',
      TODO_DB_PASSWORD: 'secret-password',
      TODO_DB_PASSWORD_FILE: '/secret-path',
      TODO_TRASH_DAYS: '0',
      TODO_DRAIN_MS: 'secret-number',
      TODO_DB_POOL: '1.5',
      TODO_LOG_LEVEL: 'secret-level',
      TODO_TRUST_PROXY: 'secret.example',
      TODO_CORS_ORIGINS: 'secret.example',
    });
    expect(message).not.toContain('secret');
    for (const name of [
      'BIND',
      'MASTER_URL',
      'SLAVE_URL',
      'DB_PASSWORD',
      'TRASH_DAYS',
      'DRAIN_MS',
      'DB_POOL',
      'LOG_LEVEL',
      'TRUST_PROXY',
      'CORS_ORIGINS',
    ]) {
      expect(message).toContain(`TODO_${name} `);
    }
    expect(message).toMatch(/^The configuration has 10 fault\(s\):/);
    expect(message.split('\n')).toHaveLength(11);
  });

  test.each(['TODO_TRASH_DAYS', 'TODO_DB_POOL', 'TODO_DB_TIMEOUT_MS', 'TODO_DRAIN_MS', 'TODO_TOKEN_WAIT_MS'])(
    '%s names the numbers that it accepts',
    (name) => {
      for (const value of ['-1', '1.5', 'ten', '1e9', 'NaN', 'Infinity', '99999999999999999999']) {
        expect(faultsOf({ [name]: value })).toMatch(new RegExp(`${name} .*whole number from \\d+ to \\d+`));
      }
    },
  );

  test('a replica without a master is a fault', () => {
    expect(faultsOf({ TODO_SLAVE_URL: 'mysql://u:secret@replica/todo' })).toMatch(
      /TODO_SLAVE_URL needs TODO_MASTER_URL/,
    );
  });

  test('lists are split at commas and trimmed', () => {
    const { TODO_CORS_ORIGINS, TODO_TRUST_PROXY } = loadConfig({
      TODO_CORS_ORIGINS: ' https://a.example, https://b.example ,,',
      TODO_TRUST_PROXY: '10.0.0.0/8,loopback',
    });
    expect(TODO_CORS_ORIGINS).toEqual(['https://a.example', 'https://b.example']);
    expect(TODO_TRUST_PROXY).toEqual(['10.0.0.0/8', 'loopback']);
  });

  test.each([
    ['TODO_DATA_DIR', '~/todo', /must be a path without ~/],
    ['TODO_METRICS_PORT', '8080', /is the port of TODO_BIND/],
    ['TODO_RATE_LIMIT', '1e3', /must be a whole number/],
    ['TODO_AUTH', 'account', /must be one of open, accounts/],
    ['TODO_OPEN_ON_NETWORK', 'perhaps', /must be true or false/],
    ['TODO_MASTER_URL', 'mysql://u:p@host:0/todo', /must look like mysql:/],
    ['TODO_MASTER_URL', 'u:p@tcp(host:70000)/todo', /must look like mysql:/],
    ['TODO_REDIS_URL', 'redis:cache', /must look like redis:/],
    ['TODO_REDIS_URL', 'redis://cache/name', /must look like redis:/],
  ])('%s=%s is refused by name', (name, value, message) => {
    expect(faultsOf({ [name]: value })).toMatch(new RegExp(`  ${name} ${message.source}`));
  });

  test('another notation is the same setting', () => {
    expect(
      loadConfig({
        TODO_BIND: 'LocalHost:8080',
        TODO_LOG_LEVEL: ' WARN',
        TODO_REGISTRATION: 'Closed',
        TODO_OPEN_ON_NETWORK: 'True',
        TODO_CORS_ORIGINS: 'https://Friend.example:443/',
        TODO_MASTER_URL: ' MySQL://u:p@host/todo\n',
        TODO_SLAVE_URL: 'u:p@tcp([::1]:3307)/todo',
        TODO_RATE_LIMIT: ' ',
      }),
    ).toMatchObject({
      TODO_BIND: { host: 'localhost', port: 8080 },
      TODO_LOG_LEVEL: 'warn',
      TODO_REGISTRATION: 'closed',
      TODO_OPEN_ON_NETWORK: true,
      TODO_CORS_ORIGINS: ['https://friend.example'],
      TODO_MASTER_URL: { host: 'host', port: 3306, database: 'todo' },
      TODO_SLAVE_URL: { host: '::1', port: 3307 },
    });
    expect(loadConfig({ TODO_RATE_LIMIT: ' ' }).TODO_RATE_LIMIT).toBeUndefined();
  });

  test('cannot be changed afterwards', () => {
    expect(() => Object.assign(loadConfig({}), { TODO_TRASH_DAYS: 1 })).toThrow(TypeError);
  });
});

describe('the _FILE form of a secret', () => {
  test.each(['pa$$ word', 'ends with space ', '@tcp(evil:1)/x', '# %41 "quoted" \\ ü 😀', ' \t'])(
    'keeps %p as it is',
    (password) => {
      expect(loadConfig({ TODO_DB_PASSWORD_FILE: file('password', password) }).TODO_DB_PASSWORD).toBe(password);
    },
  );

  test.each(['secret\n', 'secret\r\n'])('drops the line end that editors add: %j', (text) => {
    expect(loadConfig({ TODO_DB_PASSWORD_FILE: file('line', text) }).TODO_DB_PASSWORD).toBe('secret');
  });

  test('works for both addresses', () => {
    const path = file('url', 'mysql://u:p@host:3307/todo\n');
    const config = loadConfig({ TODO_MASTER_URL_FILE: path, TODO_SLAVE_URL_FILE: path });
    expect(config.TODO_MASTER_URL).toMatchObject({ host: 'host', port: 3307 });
    expect(config.TODO_SLAVE_URL).toEqual(config.TODO_MASTER_URL);
  });

  test('beside the plain form is a fault that names both', () => {
    const message = faultsOf({ TODO_DB_PASSWORD: 'secret', TODO_DB_PASSWORD_FILE: file('both', 'secret') });
    expect(message).toContain('TODO_DB_PASSWORD and TODO_DB_PASSWORD_FILE are both set');
    expect(message).not.toContain('secret');
  });

  test('of an unreadable file says why, and not where', () => {
    const path = join(folder, 'missing-secret');
    expect(faultsOf({ TODO_MASTER_URL_FILE: path })).toMatch(/TODO_MASTER_URL_FILE .*\(ENOENT\)/);
    expect(faultsOf({ TODO_MASTER_URL_FILE: folder })).toMatch(/TODO_MASTER_URL_FILE .*\(EISDIR\)/);
  });

  test('with a malformed URL in it reveals nothing of it', () => {
    const message = faultsOf({ TODO_MASTER_URL_FILE: file('bad', 'postgres://u:secret@host/x') });
    expect(message).toContain('TODO_MASTER_URL must look like');
    expect(message.replace('mysql://user:password@host', '')).not.toContain('secret');
  });
});
