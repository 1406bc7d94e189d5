import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { Api } from './api.ts';

const awkward = `p'a"s\\w$o#r d%ü@tcp(h:1)/x?`;

describe('an operator who starts the API', () => {
  let cluster: Cluster;
  const apis: Api[] = [];

  beforeEach(async () => {
    cluster = await startCluster({ settings: { MYSQL_PASSWORD: awkward } });
  });
  afterEach(async () => {
    await Promise.all(apis.splice(0).map((api) => api.stop()));
    await cluster?.stop();
  });

  async function start(env: Record<string, string> = {}): Promise<Api> {
    const api = await Api.start(cluster, env);
    apis.push(api);
    return api;
  }

  test('may start several at once on an empty database', async () => {
    const started = await Promise.all([start(), start(), start()]);
    for (const api of started) {
      expect((await api.call('POST', '/todo', { body: { title: 'made' } })).status).toBe(201);
    }
    const ran = await cluster.master.query<{ name: string }>('SELECT name FROM migrations');
    expect(ran.length).toBeGreaterThan(0);
    expect(new Set(ran.map(({ name }) => name)).size).toBe(ran.length);
  });

  test('may start it before the database, and need not restart it', async () => {
    await cluster.master.stop();
    const starting = start();
    await cluster.master.start();
    expect((await (await starting).call('GET', '/todo')).status).toBe(200);
  });

  test('may pass a password with any special characters in a file or in the URL as the tutorial writes it', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'todo-secret-'));
    const file = join(folder.path, 'password');
    writeFileSync(file, `${awkward}\n`, { mode: 0o600 });
    const { host } = new URL(cluster.url('write'));
    const bare = `mysql://${cluster.settings.MYSQL_USER}@${host}/${cluster.settings.MYSQL_DATABASE}`;
    const byFile = await start({ TODO_MASTER_URL: bare, TODO_SLAVE_URL: bare, TODO_DB_PASSWORD_FILE: file });
    expect((await byFile.call('GET', '/todo')).status).toBe(200);
    const dsn = `${cluster.settings.MYSQL_USER}:${awkward}@tcp(${host})/${cluster.settings.MYSQL_DATABASE}?parseTime=true`;
    const byDsn = await start({ TODO_MASTER_URL: dsn, TODO_SLAVE_URL: dsn });
    expect((await byDsn.call('GET', '/todo')).status).toBe(200);
    for (const api of apis) expect(api.logs()).not.toContain(awkward);
  });
});
