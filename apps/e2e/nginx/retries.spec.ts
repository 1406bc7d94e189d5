import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import type { Node } from '../support/container.ts';
import { request, send } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

/** Reads whole requests and then breaks the connection, like a process that is killed at that moment. */
const breakingServer = `
  require('node:http').createServer((request, response) => {
    if (request.url === '/readyz') return response.end();
    request.resume().on('end', () => { console.log('broke ' + request.method); response.destroy(); });
  }).listen(8080, '0.0.0.0', () => console.log('listening'))`;

const roundCount = 12;

describe('requests to an API with an instance that breaks connections', () => {
  let stack: Stack;
  let tier: Tier;
  let breaking: Node;

  beforeAll(async () => {
    stack = await Stack.start();
    [breaking] = await Promise.all([stack.server('app_api', breakingServer), stack.api()]);
    // In rotation again at once, so that many requests meet it; by default it is left out for two seconds.
    tier = await stack.apiTier({ BALANCE: 'round_robin', BACKEND_MAX_FAILS: '0' });
  });
  afterAll(() => stack?.stop());

  /** Number of requests of a method that it has broken. */
  const broken = async (method: string) => (await breaking.logs()).split(`broke ${method}`).length - 1;

  test('reads never fail', async () => {
    for (let round = 0; round < roundCount; round++) expect((await request(`${tier.url}/todo`)).status).toBe(200);
    expect(await broken('GET')).toBeGreaterThan(0);
  });

  test('a write with a key never fails, and takes effect once', async () => {
    const titles = Array.from({ length: roundCount }, () => randomUUID());
    for (const title of titles) {
      const answer = await send('POST', `${tier.url}/todo`, { title }, { 'Idempotency-Key': title });
      expect(answer.status).toBe(201);
    }
    const stored = (await request(`${tier.url}/todo`)).json as { id: number; title: string }[];
    for (const { id } of stored) {
      const key = { 'Idempotency-Key': randomUUID() };
      const answer = await send('PATCH', `${tier.url}/todo/${id}`, { completed: true }, key);
      expect(answer.json).toMatchObject({ completed: true, version: 2 });
    }
    expect(stored.map(({ title }) => title).sort()).toEqual(titles.sort());
    expect(await broken('POST')).toBeGreaterThan(0);
    expect(await broken('PATCH')).toBeGreaterThan(0);
  });

  // A second DELETE gets 404 for what the first one deleted, and a second PUT fails on the version of the first one.
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s without a key is sent once: its client learns that it may have taken effect, and gets no response to a retry',
    async (method) => {
      const stored = async () => (await request(`${tier.url}/todo?q=${method}-unkeyed`)).json as { id: number }[];
      const title = `${method}-unkeyed`;
      for (let round = 0; round < roundCount && method !== 'POST'; round++) {
        await send('POST', `${tier.url}/todo`, { title }, { 'Idempotency-Key': randomUUID() });
      }
      const addresses =
        method === 'POST'
          ? Array.from({ length: roundCount }, () => '/todo')
          : (await stored()).map(({ id }) => `/todo/${id}`);
      expect(addresses).toHaveLength(roundCount);
      const before = await broken(method);
      const statuses: number[] = [];
      for (const address of addresses) {
        const body = method === 'DELETE' ? undefined : { title, content: 'written', status: 'TODO' };
        const answer = body
          ? await send(method, tier.url + address, body)
          : await request(tier.url + address, { method });
        statuses.push(answer.status);
        if (answer.status >= 400) expect(answer.json.detail).toContain('may have been carried out or not');
      }
      const failed = statuses.filter((status) => status === 502).length;
      expect(failed).toBeGreaterThan(0);
      expect(statuses.filter((status) => status < 300)).toHaveLength(roundCount - failed);
      expect((await broken(method)) - before).toBe(failed);
      const left = (await stored()).length;
      if (method === 'POST') expect(left).toBe(roundCount - failed);
      if (method === 'DELETE') expect(left).toBe(failed);
    },
  );
});

describe('requests that kill every instance they reach', () => {
  let stack: Stack;
  let front: Tier;
  let instances: Node[];

  beforeAll(async () => {
    stack = await Stack.start();
    instances = await Promise.all([1, 2, 3, 4].map(() => stack.server('app_api', breakingServer)));
    const both = { BACKEND_HOST: 'app_api:8080', API_HOST: 'app_api:8080' };
    front = await stack.front({ ...both, BALANCE: 'round_robin', BACKEND_MAX_FAILS: '0' });
  });
  afterAll(() => stack?.stop());

  const sent = async (method: string) => {
    const logs = await Promise.all(instances.map((node) => node.logs()));
    return logs.join('').split(`broke ${method}`).length - 1;
  };

  test.each([
    ['a read of the API', 'GET', '/todo', {}, 2],
    ['a page', 'GET', '/', {}, 2],
    ['a write with a key', 'POST', '/todo', { 'Idempotency-Key': 'ends-all' }, 2],
    ['a write without one', 'POST', '/todo', {}, 1],
    ['a form', 'POST', '/items', { 'Idempotency-Key': 'the site takes none' }, 1],
    ['a log-in', 'POST', '/sessions', { 'Idempotency-Key': 'of a route without keys' }, 1],
  ])('%s kills no more of them: %s %s', async (_what, method, path, headers, times) => {
    const before = await sent(method);
    expect((await request(front.url + path, { method, headers })).status).toBe(502);
    expect((await sent(method)) - before).toBe(times);
  });
});

describe('requests to an API with an instance that accepts no connections', () => {
  let stack: Stack;
  let tier: Tier;

  beforeAll(async () => {
    stack = await Stack.start();
    await Promise.all([stack.server('app_api', breakingServer.replace('8080', '9090')), stack.api()]);
    tier = await stack.apiTier({ BALANCE: 'round_robin', BACKEND_MAX_FAILS: '0' });
  });
  afterAll(() => stack?.stop());

  test('a write without a key goes to the other instance: not a byte of it was sent', async () => {
    for (let round = 0; round < roundCount; round++) {
      expect((await send('POST', `${tier.url}/todo`, { title: `refused ${round}` })).status).toBe(201);
    }
    expect((await request(`${tier.url}/todo`)).json).toHaveLength(roundCount);
    const tried = (await tier.accessLog()).filter(({ upstream }) => String(upstream).includes(' : '));
    expect(tried).not.toHaveLength(0);
  });
});

describe('requests to an API while an instance is added, hangs or is killed', () => {
  let stack: Stack;
  let tier: Tier;
  let first: Node;

  beforeAll(async () => {
    stack = await Stack.start();
    first = await stack.api();
    tier = await stack.apiTier({ READ_TIMEOUT: '1s' });
  });
  afterAll(() => stack?.stop());

  const servedBy = async () => (await request(`${tier.url}/hc`)).headers['served-by'];

  test('a new instance gets its share without a change of nginx', async () => {
    const old = await servedBy();
    await stack.api();
    await until('the new one answers too', async () => (await servedBy()) !== old);
  });

  test('an instance that hangs delays a read, but the read succeeds', async () => {
    await first.pause();
    try {
      for (let round = 0; round < 4; round++) expect((await request(`${tier.url}/todo`)).status).toBe(200);
    } finally {
      await first.unpause();
    }
  });

  test('no keyed write under load is lost or duplicated when an instance is killed', async () => {
    const titles: string[] = [];
    const failures: unknown[] = [];
    let running = true;
    const client = async () => {
      while (running) {
        const title = randomUUID();
        const answer = await send('POST', `${tier.url}/todo`, { title }, { 'Idempotency-Key': title });
        if (answer.status === 201) titles.push(title);
        else failures.push(answer.json);
      }
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    try {
      await until('there is load', async () => titles.length > 50);
      await first.kill();
      const killedAt = titles.length;
      await until('the load goes on', async () => titles.length > killedAt + 50);
    } finally {
      running = false;
      await clients;
    }
    expect(failures).toEqual([]);
    const stored = (await request(`${tier.url}/todo?status=ALL`)).json as { title: string }[];
    expect(stored.map(({ title }) => title).sort()).toEqual(titles.sort());
  });
});
