import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import type { Principal } from '../../src/identity/principal.js';
import { type Rule, SharedStore } from '../../src/store/shared-store.js';
import { type Api, startApi } from '../support/api.js';
import { masterUrl } from '../support/servers/database.js';
import { redisUrl } from '../support/servers/redis.js';

/** The stores that can be tested here: the one in Redis needs a server. */
const stores: [string, Record<string, string>][] = [['the database', { TODO_REDIS_URL: '' }]];
if (redisUrl) stores.push(['Redis', {}]);

describe.each(stores)('the store in %s', (_name, env) => {
  let api: Api;
  let one: SharedStore;
  let two: SharedStore;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    api = await startApi({ TODO_AUTH: 'accounts', ...env });
    // SQLite supports a single instance.
    const another = masterUrl ? await api.another() : api;
    [one, two] = [api.app.get(SharedStore), another.app.get(SharedStore)];
    await until('both are connected', async () => ![await one.health(), await two.health()].includes('down'));
    stop = another === api ? async () => undefined : another.stop;
  });
  afterAll(async () => {
    await stop();
    await api.stop();
  });

  const rule: Rule = { name: 'test', tries: 3, windowSeconds: 60 };

  test('counts the attempts of all instances in one window, which starts with the first attempt', async () => {
    const who = randomUUID();
    const counts = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).count(rule, who)));
    expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    for (const { seconds } of counts) {
      expect(seconds).toBeGreaterThan(50);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    expect((await one.count(rule, randomUUID())).count).toBe(1);
    expect((await one.count({ ...rule, name: 'other' }, who)).count).toBe(1);
  });

  test('refunds an attempt, and resets them all', async () => {
    const who = randomUUID();
    await one.count(rule, who);
    await (await two.count(rule, who)).refund();
    expect((await one.count(rule, who)).count).toBe(2);
    await two.clear(rule, who);
    expect((await one.count(rule, who)).count).toBe(1);
  });

  test('a refund after a reset does not make the count negative', async () => {
    const who = randomUUID();
    const { refund } = await one.count(rule, who);
    await two.clear(rule, who);
    await refund();
    expect((await one.count(rule, who)).count).toBe(1);
  });

  test('starts a new window when the old one has ended', async () => {
    const who = randomUUID();
    const short = { ...rule, windowSeconds: 1 };
    expect((await one.count(short, who)).count).toBe(1);
    await until('the window has ended', async () => (await one.count(short, who)).count === 1, 5_000);
  });

  test('never returns a principal whose token was revoked, on any instance', async () => {
    const principal: Principal = { owner: 7, by: 'session', id: 3, scope: 'write' };
    const hash = randomUUID();
    await one.set(hash, principal);
    const remembered = await two.get(hash);
    expect([undefined, principal]).toContainEqual(remembered);
    await one.revoke([hash]);
    // A lookup that began before the revocation, and is stored in the cache after it.
    await two.set(hash, principal);
    for (const store of [one, two]) expect([undefined, 'ended']).toContainEqual(await store.get(hash));
  });
});
