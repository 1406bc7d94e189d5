import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { bearer, join, logIn, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { Listener } from './listener.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
});
afterAll(() => api.stop());

const listen = (token: string, query = '') => Listener.open(api.client.url, query, { headers: bearer(token) });

test('with accounts, the stream needs a session or token', async () => {
  expect((await api.client.get('/todo/events')).status).toBe(401);
});

test('a listener receives the changes of their own list, with their authors, and none of other lists', async () => {
  const [ann, bob] = [await join(api.client, 'Ann'), await join(api.client, 'Bob')];
  const listener = await listen(ann.session.token);
  await bob.client.add({ title: 'of Bob' });
  await ann.client.add({ title: 'of Ann' });
  await until('the event is there', () => listener.heard.length > 0);
  expect(listener.heard[0]?.data).toMatchObject({ by: { name: 'Ann' }, todo: { title: 'of Ann' } });
  const own = Number(listener.position.split(':')[0]);
  listener.close();
  expect((await bob.client.get(`/todo/events?list=${own}`)).status).toBe(404);
});

// Without this, a stolen phone keeps showing the list after its session was ended.
test('a stream ends with its session or token: no later change is sent', async () => {
  const cid = await join(api.client, 'Cid');
  const lost = await logIn(api.client, 'Cid');
  const reading = await withToken(api.client, cid, 'read');
  const tokens = await cid.client.get<{ id: number }[]>('/tokens');
  const [bySession, byToken] = await Promise.all([
    listen(lost.session.token),
    Listener.open(api.client.url, '', { headers: reading.own }),
  ]);
  await cid.client.add({ title: 'before' });
  await until('both have heard it', () => [bySession, byToken].every(({ heard }) => heard.length === 1));
  await lost.client.delete('/sessions/current');
  await cid.client.delete(`/tokens/${tokens.body[0]?.id}`);
  await cid.client.add({ title: 'after' });
  await until('both are over', () => [bySession, byToken].every(({ ended }) => ended !== undefined));
  expect([bySession, byToken].map(({ heard }) => heard.length)).toEqual([1, 1]);
});
