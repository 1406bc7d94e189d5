import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

/** Text that occurs only in Ann's data. */
const secret = 'only for Ann';

let api: Api;
let ann: Person;
let bob: Person;
/** Todos of Ann; the second one is in the trash. */
let hers: Todo;
let trashed: Todo;

beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  ann = await join(api.client, 'Ann');
  [hers] = (await ann.client.addMany(3, () => ({ title: secret, content: secret }))) as [Todo];
  trashed = await ann.client.add({ title: secret });
  await ann.client.delete(`/todo/${trashed.id}`);
  bob = await join(api.client, 'Bob');
});
afterAll(() => api.stop());

describe('what Bob may guess or overhear of Ann', () => {
  test("a todo in Ann's trash can be neither restored nor deleted permanently", async () => {
    for (const path of [`/todo/${trashed.id}`, `/todo/${trashed.id}?deleted=true`]) {
      expectProblem(await bob.client.delete(path), 404, 'not-found');
    }
    expectProblem(await bob.client.post(`/todo/${trashed.id}/restore`), 404, 'not-found');
    expect((await bob.client.list('?deleted=true')).body).toEqual([]);
  });

  test('moving a todo next to one of hers fails like moving it next to one that does not exist', async () => {
    const mine = await bob.client.add();
    for (const side of ['before', 'after']) {
      const answer = await bob.client.patch(`/todo/${mine.id}`, { [side]: hers.id });
      const unknown = await bob.client.patch(`/todo/${mine.id}`, { [side]: 4_000_000_000 });
      expectProblem(answer, 409, 'neighbour-gone');
      expect(answer.body).toEqual({
        ...(unknown.body as object),
        detail: expect.stringContaining(String(hers.id)),
        message: expect.anything(),
        instance: expect.anything(),
        request_id: expect.anything(),
      });
    }
  });

  test('preconditions do not reveal that her todo exists: neither 304 nor 412', async () => {
    for (const tag of ['"1"', '*', 'W/"1"']) {
      expect((await bob.client.get(`/todo/${hers.id}`, { 'If-None-Match': tag })).status).toBe(404);
      expect((await bob.client.patch(`/todo/${hers.id}`, { title: 'x' }, { 'If-Match': tag })).status).toBe(404);
    }
    const list = await ann.client.list('?status=ALL');
    const again = await bob.client.list('?status=ALL', { 'If-None-Match': String(list.headers.get('etag')) });
    expect(again.status).toBe(200);
    expect(again.text).not.toContain(secret);
  });

  test('her cursor is rejected for his list', async () => {
    await bob.client.addMany(2);
    const page = await ann.client.list('?status=ALL&limit=1');
    const cursor = /cursor=([^>&]+)/.exec(page.headers.get('link') ?? '')?.[1];
    expect(cursor).toBeDefined();
    expect((await ann.client.list(`?status=ALL&limit=1&cursor=${cursor}`)).status).toBe(200);
    expectProblem(await bob.client.list(`?status=ALL&limit=1&cursor=${cursor}`), 400, 'invalid-parameter');
  });

  test('her Idempotency-Key replays nothing to him, and does not keep him from using the same key', async () => {
    const headers = { 'Idempotency-Key': 'the-same-key' };
    const first = await ann.client.post('/todo', { title: secret }, headers);
    const his = await bob.client.post('/todo', { title: secret }, headers);
    expect([first.status, his.status]).toEqual([201, 201]);
    expect(his.headers.get('idempotency-replayed')).toBeNull();
    expect(his.body.id).not.toBe(first.body.id);
    expect((await ann.client.post('/todo', { title: secret }, headers)).body.id).toBe(first.body.id);
    expect((await bob.client.post('/todo', { title: 'another' }, headers)).status).toBe(422);
  });

  test('searches, counts and orders include only his own todos', async () => {
    const { length } = (await bob.client.list('?status=ALL')).body;
    const counted = await bob.client.list('?status=ALL&count=true');
    expect(counted.headers.get('x-total-count')).toBe(String(length));
    expect(
      (await bob.client.list(`?status=ALL&q=${encodeURIComponent(secret)}`)).body.map(({ id }) => id),
    ).not.toContain(hers.id);
    for (const sort of ['order', 'due', 'title', 'created', '-created', 'updated', '-updated']) {
      expect((await bob.client.list(`?status=ALL&sort=${sort}`)).body).toHaveLength(length);
    }
  });

  test('his new todos are placed in his own order, whatever hers is', async () => {
    const carl = await join(api.client, 'Carl');
    await ann.client.add({ title: secret, order: -1_000_000 });
    expect((await carl.client.add()).order).toBe(1024);
  });
});
