import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { AbortWait, until } from '../../../../tools/until.js';
import { bearer, elsewhere, join, logIn, type Person, register } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { type FailingProxy, startProxy } from '../support/servers/proxy.js';
import { ownRedis } from '../support/servers/redis.js';

let proxy: FailingProxy;
let api: Api;
let ann: Person;

beforeAll(async () => {
  const { TODO_REDIS_URL = '' } = await ownRedis();
  const server = new URL(TODO_REDIS_URL);
  proxy = await startProxy({ host: server.hostname, port: Number(server.port) });
  server.host = `127.0.0.1:${proxy.port}`;
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0', TODO_REDIS_URL: server.href });
  ann = await join(api.client, 'Ann');
  await ready('ok');
});
afterEach(async () => {
  await proxy.mend();
  await ready('ok');
});
afterAll(async () => {
  await api.stop();
  await proxy.close();
});

/** Waits until the service reports this state of Redis; it is ready in either state. */
const ready = (cache: 'ok' | 'down') =>
  until(
    `Redis is ${cache} at the service`,
    async () => {
      const { status, body } = await api.client.get<{ parts: Record<string, string> }>('/readyz');
      if (status !== 200) throw new AbortWait(`the service is not ready: ${status}`);
      return body.parts.cache === cache;
    },
    20_000,
  );

const faults = ['cut', 'stall'] as const;

describe.each(faults)('while Redis is unavailable (%s)', (fault) => {
  test('people stay logged in, can log in, write and log out; their writes are stored', async () => {
    await proxy[fault]();
    const { id } = await ann.client.add({ title: `while ${fault}` });
    expect((await ann.client.get(`/todo/${id}`)).status).toBe(200);
    const again = await logIn(api.client, 'Ann');
    expect((await again.client.get(`/todo/${id}`)).status).toBe(200);
    expect((await again.client.delete('/sessions/current')).status).toBe(204);
    expect((await again.client.list()).status).toBe(401);
    await ready('down');
    await proxy.mend();
    await ready('ok');
    expect((await ann.client.get(`/todo/${id}`)).status).toBe(200);
  });

  test('a request waits for it only briefly', async () => {
    const session = await logIn(api.client, 'Ann');
    await proxy[fault]();
    const started = performance.now();
    expect((await session.client.list()).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('password attempts are still throttled', async () => {
    const name = `Bob.${fault}`;
    await register(api.client, name);
    await proxy[fault]();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      statuses.push((await elsewhere(api.client).post('/sessions', { name, password: `wrong guess ${n}` })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });
});

describe('after Redis has lost all its data', () => {
  test('nobody is logged out', async () => {
    const { session } = await join(api.client, 'Carl');
    expect((await api.client.list('', bearer(session.token))).status).toBe(200);
    await ownRedis();
    await api.restart();
    expect((await api.client.list('', bearer(session.token))).status).toBe(200);
    expect((await logIn(api.client, 'Carl')).session.id).not.toBe(session.id);
  });
});
