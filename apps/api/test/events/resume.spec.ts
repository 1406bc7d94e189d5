import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { Draining } from '../../src/health/draining.js';
import { type Api, type Instance, startApi } from '../support/api.js';
import { Listener } from './listener.js';

let api: Api;
let other: Instance;
const listeners: Listener[] = [];

beforeAll(async () => {
  api = await startApi();
  other = await api.another();
});
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.close();
});
afterAll(async () => {
  await other.stop();
  await api.stop();
});

const listen = async (at: { client: { url: string } }, query = '') => {
  const listener = await Listener.open(at.client.url, query);
  listeners.push(listener);
  return listener;
};
const numberOf = (position: string) => Number(position.split(':')[1]);

describe('two instances on one database', () => {
  test('a listener receives each write once and in order, from whichever instance', async () => {
    const listener = await listen(api);
    await until('the stream has told where it stands', () => listener.position !== '');
    const start = numberOf(listener.position);
    const todo = await api.client.add({ title: 'by the same instance' });
    await other.client.patch(`/todo/${todo.id}`, { title: 'by the other one' });
    await other.client.patch(`/todo/${todo.id}`, { completed: true });
    await api.client.delete(`/todo/${todo.id}`);
    await listener.upTo(start + 4);
    expect(listener.heard.map(({ event, id, data }) => [event, id, data.seq, data.todo.id])).toEqual([
      ['created', `0:${start + 1}`, start + 1, todo.id],
      ['changed', `0:${start + 2}`, start + 2, todo.id],
      ['changed', `0:${start + 3}`, start + 3, todo.id],
      ['trashed', `0:${start + 4}`, start + 4, todo.id],
    ]);
    expect(listener.heard[1]?.data).toMatchObject({
      by: null,
      todo: { title: 'by the other one', version: 2, url: `${api.client.url}/todo/${todo.id}` },
      before: { title: 'by the same instance' },
    });
  });

  // Without this, a rolling update loses what was written between two streams.
  test('a listener whose instance stops continues at the other one, and misses nothing', async () => {
    const third = await api.another();
    const first = await listen(third);
    await until('the stream has told where it stands', () => first.position !== '');
    const start = numberOf(first.position);
    await api.client.addMany(5);
    await first.upTo(start + 1);
    await third.stop();
    await until('the stream is over', () => first.ended !== undefined);
    await api.client.addMany(5);
    const second = await listen(other, `?since=${first.position}`);
    await api.client.addMany(5);
    await second.upTo(start + 15);
    expect([...first.numbers, ...second.numbers]).toEqual(Array.from({ length: 15 }, (_, n) => start + 1 + n));
  });

  test('with many listeners and many writers, each listener receives every change exactly once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => listen(n % 2 === 0 ? api : other)));
    await until('all have told where they stand', () => all.every(({ position }) => position !== ''));
    const start = Math.max(...all.map(({ position }) => numberOf(position)));
    await Promise.all([api.client.addMany(40), other.client.addMany(40)]);
    await Promise.all(all.map((listener) => listener.upTo(start + 80)));
    for (const listener of all) {
      const first = listener.numbers[0] ?? 0;
      expect(listener.numbers).toEqual(Array.from({ length: start + 81 - first }, (_, n) => first + n));
    }
  });
});

describe('a listener with an unusual request', () => {
  test('from a number that was never assigned, as after a restored backup, gets a reset to the newest', async () => {
    const listener = await listen(api, '?since=4000000');
    await until('the reset is there', () => listener.heard.length > 0);
    expect(listener.heard[0]).toMatchObject({ event: 'reset', data: { list: 0 } });
    const { id = '' } = listener.heard[0] ?? {};
    await api.client.add();
    await until('the next change is there', () => listener.heard.length > 1);
    expect(listener.heard[1]?.data.seq).toBe(numberOf(id) + 1);
  });

  test.each([
    ['?since=x', 400],
    ['?list=x', 400],
    ['?list=12345', 404],
  ])('%s is refused with %d', async (query, status) => {
    expect((await api.client.get(`/todo/events${query}`)).status).toBe(status);
  });

  test('HEAD has the headers of GET, and ends', async () => {
    const answer = await api.client.call('HEAD', '/todo/events');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
  });
});

describe('an instance that is shutting down', () => {
  test('closes its streams properly, one after the other, and accepts no new ones', async () => {
    const stopping = await api.another();
    const ending = await Promise.all(Array.from({ length: 5 }, () => listen(stopping)));
    stopping.app.get(Draining).start(500);
    const refused = await stopping.client.get('/todo/events');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBeTruthy();
    await until('all streams are over', () => ending.every(({ ended }) => ended === 'in order'));
    await stopping.stop();
  });
});
