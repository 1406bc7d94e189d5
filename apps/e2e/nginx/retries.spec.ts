import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Node } from '../replication/cluster/container.ts';
import { until } from '../replication/cluster/until.ts';
import { request, send } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

/** Reads whole requests and breaks the connection in place of an answer, as a process does that is killed just then. */
const BREAKING = `
  require('node:http').createServer((request, response) => {
    if (request.url === '/readyz') return response.end();
    request.resume().on('end', () => { console.log('broke ' + request.method); response.destroy(); });
  }).listen(8080, '0.0.0.0', () => console.log('listening'))`;

const ROUNDS = 12;

describe('requests to an API of which one instance breaks while it works on them', () => {
  let stack: Stack;
  let tier: Tier;
  let breaking: Node;

  beforeAll(async () => {
    stack = await Stack.start();
    [breaking] = await Promise.all([stack.server('app_api', BREAKING), stack.api()]);
    // It gets its turn again at once, so that many requests meet it; the default rests it for two seconds.
    tier = await stack.apiTier({ BALANCE: 'round_robin', BACKEND_MAX_FAILS: '0' });
  });
  afterAll(() => stack?.stop());

  /** How many requests of a method it has broken. */
  const broken = async (method: string) => (await breaking.logs()).split(`broke ${method}`).length - 1;

  test('reads never fail', async () => {
    for (let round = 0; round < ROUNDS; round++) expect((await request(`${tier.url}/todo`)).status).toBe(200);
    expect(await broken('GET')).toBeGreaterThan(0);
  });

  test('a write with a key never fails, and is carried out once', async () => {
    const titles = Array.from({ length: ROUNDS }, () => randomUUID());
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

  test('a write without a key is sent once: its client hears that it may have happened', async () => {
    const before = await broken('POST');
    const statuses: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      statuses.push((await send('POST', `${tier.url}/todo`, { title: `unkeyed ${round}` })).status);
    }
    const stored = (await request(`${tier.url}/todo?q=unkeyed`)).json as unknown[];
    const failed = statuses.filter((status) => status === 502).length;
    expect(failed).toBeGreaterThan(0);
    expect(stored).toHaveLength(ROUNDS - failed);
    expect(statuses.filter((status) => status === 201)).toHaveLength(ROUNDS - failed);
    expect((await broken('POST')) - before).toBe(failed);
  });
});

describe('requests to an API of which one instance comes, hangs or is killed', () => {
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

  test('a new one gets its share without anybody telling nginx', async () => {
    const old = await servedBy();
    await stack.api();
    await until('the new one answers too', async () => (await servedBy()) !== old);
  });

  test('one that hangs delays a read, but does not fail it', async () => {
    await first.pause();
    try {
      for (let round = 0; round < 4; round++) expect((await request(`${tier.url}/todo`)).status).toBe(200);
    } finally {
      await first.unpause();
    }
  });

  test('keyed writes under load lose and double nothing when one is killed', async () => {
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
