import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { type Api, startApi } from '../support/api.js';
import { Listener } from './listener.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_MAX_STREAMS_PER_ACCOUNT: '2', TODO_MAX_STREAMS: '3', TODO_COMPRESS: 'true' });
});
afterAll(() => api.stop());

const listen = (address: string, query = '') =>
  Listener.open(api.client.url, query, {
    headers: { 'X-Forwarded-For': address, 'Accept-Encoding': 'gzip, br' },
  });

/** Opens a stream as soon as there is room: the place of a closed one is free once the service has noticed. */
const admitted = (address: string, query = '') =>
  until('there is room', async () => {
    const next = await listen(address, query);
    return next.status === 200 && next;
  });

test('no address can take all streams, and closing a stream makes room', async () => {
  const [first, second] = await Promise.all([listen('192.0.2.1'), listen('192.0.2.1')]);
  const third = await listen('192.0.2.1');
  expect(third.status).toBe(429);
  expect(third.headers['retry-after']).toBeTruthy();
  const other = await listen('192.0.2.2');
  expect(other.status).toBe(200);
  expect((await listen('192.0.2.3')).status).toBe(429);
  first.close();
  const again = await admitted('192.0.2.1');
  for (const listener of [second, other, again]) listener.close();
});

// A compressor would hold an event back until more events fill its buffer.
test('events are not compressed', async () => {
  const listener = await admitted('192.0.2.9');
  expect(listener.headers['content-encoding']).toBeUndefined();
  expect(listener.headers['cache-control']).toBe('no-store, no-transform');
  await api.client.add({ title: 'as it is' });
  await until('the event is there', () => listener.heard.length > 0);
  expect(listener.heard[0]?.data.todo.title).toBe('as it is');
  listener.close();
});

// Without a limit, a client that does not read would fill the memory of the service.
test('a client that does not read is disconnected, and misses nothing after reconnecting', async () => {
  const slow = await admitted('192.0.2.8');
  await until('the stream has told where it stands', () => slow.position !== '');
  const start = Number(slow.position.split(':')[1]);
  slow.pause();
  const content = 'x'.repeat(60_000);
  const count = 200;
  await api.client.addMany(count, (n) => ({ title: `large ${n}`, content }));
  slow.resume();
  await until('the stream is over', () => slow.ended !== undefined);
  const heard = [...slow.numbers];
  // On a busy machine it may be disconnected again, and reconnects as a browser does.
  for (let since = slow.position; heard.length < count; ) {
    const next = await admitted('192.0.2.8', `?since=${since}`);
    await until('all is heard', () => next.ended !== undefined || heard.length + next.heard.length >= count);
    heard.push(...next.numbers);
    since = next.position || since;
    next.close();
  }
  expect(heard).toEqual(Array.from({ length: count }, (_, n) => start + 1 + n));
});
