import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { Database } from '../../src/database/database.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterEach(() => api.client.clear());
afterAll(() => api.stop());

let keys = 0;
const newKey = () => `key-${++keys}`;
const keyed = (key: string) => ({ 'Idempotency-Key': key });
const count = async () => (await api.client.list('?status=ALL')).body.length;

describe('a request that is repeated with its key', () => {
  test('has one effect, and is answered with the stored status, headers and body', async () => {
    const headers = keyed(newKey());
    const first = await api.client.post('/todo', { title: 'once' }, headers);
    await api.client.patch(`/todo/${first.body.id}`, { title: 'changed since' });
    const again = await api.client.post('/todo', { title: 'once' }, headers);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    for (const name of ['location', 'etag', 'content-type'])
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await count()).toBe(1);
  });

  test('a PATCH, a DELETE, a restore and a clear are replayed too', async () => {
    const { id } = await api.client.add({ status: 'DONE' });
    const requests = [
      (key: string) => api.client.patch(`/todo/${id}`, { title: 'new', version: 1 }, keyed(key)),
      (key: string) => api.client.delete(`/todo/${id}`, keyed(key)),
      (key: string) => api.client.post(`/todo/${id}/restore`, undefined, keyed(key)),
      (key: string) => api.client.delete('/todo?status=DONE', keyed(key)),
    ];
    for (const request of requests) {
      const key = newKey();
      const [first, again] = [await request(key), await request(key)];
      expect(first.status).toBeLessThan(300);
      expect({ status: again.status, text: again.text }).toEqual({ status: first.status, text: first.text });
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    }
  });

  test('survives a restart of the service', async () => {
    const headers = keyed(newKey());
    const first = await api.client.post('/todo', { title: 'once' }, headers);
    await api.restart();
    const again = await api.client.post('/todo', { title: 'once' }, headers);
    expect(again.body).toEqual(first.body);
    expect(await count()).toBe(1);
  });

  test('may prefer an empty response the second time', async () => {
    const headers = keyed(newKey());
    await api.client.post('/todo', { title: 'once' }, headers);
    const again = await api.client.post('/todo', { title: 'once' }, { ...headers, Prefer: 'return=minimal' });
    expect({ status: again.status, text: again.text }).toEqual({ status: 204, text: '' });
  });

  test('sent ten times at once has one effect: a double click makes one todo', async () => {
    const headers = keyed(newKey());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.client.post('/todo', { title: 'once' }, headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.has('idempotency-replayed'))).toHaveLength(9);
    expect(await count()).toBe(1);
  });

  test('while the first one is still running gets a 409 with Retry-After, and later the stored response', async () => {
    const { id } = await api.client.add();
    const headers = keyed(newKey());
    const patch = () => api.client.patch(`/todo/${id}`, { title: 'once' }, headers);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Another transaction holds the row's lock, so the first request waits inside its own.
    let locked: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holder = api.app.get(Database).writes(async (tx) => {
      await tx.query('UPDATE todo SET version = version WHERE id = ?', [id]);
      locked();
      await released;
    });
    await holding;
    const [one, other] = [patch(), patch()];
    // Either of them may be the first.
    const problem = await Promise.race([one, other]);
    release();
    await holder;
    expectProblem(problem, 409, 'idempotency-running');
    expect(problem.headers.get('retry-after')).toBe('1');
    const first = [await one, await other].find(({ status }) => status === 200);
    expect(first?.body).toMatchObject({ title: 'once', version: 2 });
    expect((await patch()).body).toEqual(first?.body);
  });
});

describe('a key', () => {
  test.each(['k', 'k'.repeat(255), '8e03978e-40d5-43e8-bc93-6894a57f9324', "!#$%&'()*+,-./:;<=>?@[]^_`{|}~", 'a"b'])(
    '%p is accepted, and means the same bare and quoted',
    async (key) => {
      const first = await api.client.post('/todo', { title: 'x' }, keyed(key));
      expect(first.status).toBe(201);
      const quoted = await api.client.post('/todo', { title: 'x' }, keyed(`"${key}"`));
      expect(quoted.headers.get('idempotency-replayed')).toBe('true');
      expect(quoted.body).toEqual(first.body);
    },
  );

  test('is case-sensitive', async () => {
    const key = newKey();
    await api.client.post('/todo', { title: 'x' }, keyed(key));
    expect(
      (await api.client.post('/todo', { title: 'x' }, keyed(key.toUpperCase()))).headers.has('idempotency-replayed'),
    ).toBe(false);
  });

  test('used for another body, path, query or method is a 422 that changes nothing', async () => {
    const headers = keyed(newKey());
    const { body } = await api.client.post('/todo', { title: 'once' }, headers);
    const others = [
      api.client.post('/todo', { title: 'twice' }, headers),
      api.client.patch(`/todo/${body.id}`, { title: 'once' }, headers),
      api.client.delete(`/todo/${body.id}`, headers),
      api.client.delete('/todo?status=ALL', headers),
      api.client.post(`/todo/${body.id}/restore`, undefined, headers),
    ];
    for (const answer of await Promise.all(others)) expectProblem(answer, 422, 'idempotency-mismatch');
    expect((await api.client.list('?status=ALL')).body).toEqual([body]);
  });

  test('is free again after a rejected request, so that a corrected one can use it', async () => {
    const headers = keyed(newKey());
    expectProblem(await api.client.post('/todo', { title: '' }, headers), 422, 'validation');
    expectProblem(await api.client.post('/todo', '{', headers), 400, 'malformed-json');
    expectProblem(await api.client.patch('/todo/4000000000', { title: 'x' }, headers), 404, 'not-found');
    expect((await api.client.post('/todo', { title: 'mended' }, headers)).status).toBe(201);
  });

  test('is free again after a 412', async () => {
    const { id } = await api.client.add();
    const headers = keyed(newKey());
    expectProblem(
      await api.client.patch(`/todo/${id}`, { title: 'x' }, { ...headers, 'If-Match': '"9"' }),
      412,
      'precondition-failed',
    );
    const again = await api.client.patch<Todo>(`/todo/${id}`, { title: 'x' }, { ...headers, 'If-Match': '"1"' });
    expect({ status: again.status, replayed: again.headers.get('idempotency-replayed') }).toEqual({
      status: 200,
      replayed: null,
    });
  });

  test('is ignored on a read', async () => {
    expect((await api.client.list('', keyed('a b'))).status).toBe(200);
  });
});
