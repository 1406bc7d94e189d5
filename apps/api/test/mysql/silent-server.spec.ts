import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/config.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { Client } from '../support/client.js';
import { masterUrl } from '../support/servers/database.js';
import { type FailingProxy, startProxy } from '../support/servers/proxy.js';

let direct: Api;
let api: Api;
let proxy: FailingProxy;
/** Settings of an instance that reaches the database through the proxy. */
let env: Record<string, string>;

beforeAll(async () => {
  const { hostname, port } = new URL(masterUrl ?? '');
  proxy = await startProxy({ host: hostname, port: Number(port) });
  direct = await startApi();
  const throughProxy = new URL(direct.env.TODO_MASTER_URL ?? '');
  throughProxy.host = `127.0.0.1:${proxy.port}`;
  env = { TODO_MASTER_URL: throughProxy.href, TODO_DB_TIMEOUT_MS: '500', TODO_DB_POOL: '2' };
  api = await startApi(env);
});
afterEach(async () => {
  await proxy.mend();
  await until('ready', async () => (await api.client.get('/readyz')).status === 200, 20_000);
});
afterAll(async () => {
  await api?.stop();
  await direct?.stop();
  await proxy?.close();
});

// A load balancer whose server lost power accepts connections and then sends nothing. Without a timeout at each step,
// requests pile up until no connection is left, and a probe hangs instead of getting a 503.
describe('while the database accepts connections but never responds', () => {
  test('a read by a statement that is not yet prepared on any connection gets a 503', async () => {
    proxy.stall();
    expectProblem(await api.client.list('?limit=7&sort=created'), 503, 'unavailable');
  });

  test('so do a write, and more simultaneous reads than there are connections', async () => {
    proxy.stall();
    const answers = await Promise.all([
      api.client.post('/todo', { title: 'nobody hears this' }),
      ...Array.from({ length: 8 }, (_, n) => api.client.list(`?limit=${n + 20}`)),
    ]);
    for (const answer of answers) expectProblem(answer, 503, 'unavailable');
  });

  test('/readyz says that the database is down', async () => {
    proxy.stall();
    // The result is cached for a second.
    await until('down', async () => (await api.client.get('/readyz')).status === 503, 10_000);
    const { parts } = expectProblem(await api.client.get('/readyz'), 503, 'unavailable') as { parts?: unknown };
    expect(parts).toMatchObject({ writer: 'down', reader: 'down' });
  });

  test('an instance that starts nevertheless listens, reports it, and works as soon as the database does', async () => {
    proxy.stall();
    const app = await createApp(loadConfig({ TODO_LOG_LEVEL: 'silent', ...env }));
    try {
      await app.listen(0, '127.0.0.1');
      const client = new Client(`http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`);
      expectProblem(await client.get('/readyz'), 503, 'unavailable');
      await proxy.mend();
      await until('ready', async () => (await client.get('/readyz')).status === 200, 30_000);
      expect((await client.post('/todo', { title: 'now' })).status).toBe(201);
    } finally {
      await app.close();
    }
  });
});
