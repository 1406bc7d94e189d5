import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const minimal = { Prefer: 'return=minimal' };

describe('Prefer', () => {
  test.each([
    'return=minimal',
    'RETURN=minimal',
    'respond-async, return=minimal',
    'return="minimal"',
    'return=minimal; x=1',
    'return = minimal',
  ])('%s gives the tutorial its empty body, with every header', async (prefer) => {
    const { status, text, headers } = await api.client.post('/todo', { title: 'x' }, { Prefer: prefer });
    expect({ status, text }).toEqual({ status: 204, text: '' });
    expect(headers.get('preference-applied')).toBe('return=minimal');
    expect(headers.get('etag')).toMatch(/^"1-/);
    expect((await api.client.get(String(headers.get('location')))).status).toBe(200);
  });

  test.each(['return=representation', 'return=minimalist', 'xreturn=minimal', 'nonsense', ''])(
    '%p still returns the todo',
    async (prefer) => {
      const { body, headers } = await api.client.post('/todo', { title: 'x' }, { Prefer: prefer });
      expect(body.title).toBe('x');
      expect(headers.get('preference-applied')).toBeNull();
    },
  );

  test('is honored by every write that returns a body', async () => {
    const { id } = await api.client.add();
    const put = { title: 'x', status: 'DONE' };
    const answers = [
      await api.client.put('/todo', { id, ...put }, minimal),
      await api.client.put(`/todo/${id}`, put, minimal),
      await api.client.patch(`/todo/${id}`, { title: 'y' }, minimal),
      await api.client.post(`/todo/${id}/restore`, undefined, minimal),
      await api.client.delete('/todo?status=DONE', minimal),
    ];
    for (const { status, text, headers } of answers) {
      expect({ status, text, applied: headers.get('preference-applied') }).toEqual({
        status: 204,
        text: '',
        applied: 'return=minimal',
      });
    }
  });

  test('does not hide a problem', async () => {
    expectProblem(await api.client.post('/todo', { title: '' }, minimal), 422, 'validation');
  });
});

describe('every response', () => {
  const paths = ['/todo', '/todo/4000000000', '/nowhere', '/hc', '/livez', '/readyz', '/openapi.json', '/todo?limit=0'];

  test.each(paths)('of %s has the server and the request id', async (path) => {
    const { headers } = await api.client.get(path);
    expect(headers.get('served-by')).toBe(hostname());
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('keeps the request id that another tier assigned, in a problem too', async () => {
    const id = 'nginx-0123456789.ab_C';
    const answer = await api.client.get('/todo/4000000000', { 'X-Request-Id': id });
    expect(answer.headers.get('x-request-id')).toBe(id);
    expect(expectProblem(answer, 404, 'not-found').request_id).toBe(id);
  });

  test.each(['short', 'x'.repeat(129), 'with space', 'semi;colon', '{"a":"b"}', '<script>alert(1)</script>'])(
    'replaces a request id that could corrupt a log: %p',
    async (id) => {
      expect((await api.client.get('/hc', { 'X-Request-Id': id })).headers.get('x-request-id')).toMatch(
        /^[0-9a-f-]{36}$/,
      );
    },
  );

  test('that is a problem must not be cached', async () => {
    expect((await api.client.get('/todo/4000000000')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('consistency', () => {
  test('every write returns a token, and a read that sends it back sees the write', async () => {
    const { id } = await api.client.add();
    const writes = [
      await api.client.post('/todo', { title: 'x' }),
      await api.client.put(`/todo/${id}`, { title: 'x', status: 'TODO' }),
      await api.client.patch(`/todo/${id}`, { title: 'y' }),
      await api.client.delete(`/todo/${id}`),
      await api.client.post(`/todo/${id}/restore`),
      await api.client.delete('/todo?status=DONE'),
    ];
    for (const { headers } of writes) expect(headers.get('consistency-token')).toMatch(/^[\x21-\x7e]+$/);
    const token = String(writes[4]?.headers.get('consistency-token'));
    const read = await api.client.get(`/todo/${id}`, { 'Consistency-Token': token });
    expect(read.body.title).toBe('y');
    expect(read.headers.get('consistency-token')).toBeNull();
  });

  test('a read tells whether the master or a replica answered', async () => {
    for (const path of ['/todo', '/todo/4000000000']) {
      expect((await api.client.get(path)).headers.get('read-from')).toMatch(/^(master|replica)$/);
    }
  });

  test('an empty token is ignored', async () => {
    expect((await api.client.list('', { 'Consistency-Token': '' })).status).toBe(200);
  });
});
