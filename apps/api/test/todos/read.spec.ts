import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
let todo: Todo;
beforeAll(async () => {
  api = await startApi();
  todo = await api.client.add({ title: 'Read me' });
});
afterAll(() => api.stop());

describe('GET /todo/{id}', () => {
  test('returns the todo with its version in the ETag', async () => {
    const { status, headers, body } = await api.client.get(`/todo/${todo.id}`);
    expect(status).toBe(200);
    expect(body).toEqual(todo);
    expect(headers.get('etag')).toMatch(new RegExp(`^"${todo.version}-`));
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test.each(['<tag>', 'W/<tag>', '"7", <tag>', '*', '"7",W/<tag>'])(
    'If-None-Match: %s gets a 304 without a body',
    async (known) => {
      const tag = String((await api.client.get(`/todo/${todo.id}`)).headers.get('etag'));
      const condition = { 'If-None-Match': known.replace('<tag>', tag) };
      const { status, headers, text } = await api.client.get(`/todo/${todo.id}`, condition);
      expect({ status, text }).toEqual({ status: 304, text: '' });
      expect(headers.get('etag')).toBe(tag);
      expect(headers.get('cache-control')).toBe('private, no-cache');
    },
  );

  test.each(['"2"', 'W/"2"', '1', '"1', '', 'nonsense', '""'])('If-None-Match: %p gets the body', async (tag) => {
    const { status, body } = await api.client.get(`/todo/${todo.id}`, { 'If-None-Match': tag });
    expect(status).toBe(200);
    expect(body).toEqual(todo);
  });

  test('after a write the old ETag gets the new state', async () => {
    const { id } = await api.client.add();
    const tag = String((await api.client.get(`/todo/${id}`)).headers.get('etag'));
    await api.client.patch(`/todo/${id}`, { content: 'new' });
    const { status, body } = await api.client.get(`/todo/${id}`, { 'If-None-Match': tag });
    expect(status).toBe(200);
    expect(body).toMatchObject({ content: 'new', version: 2 });
  });

  test("a todo that never existed or is in the trash is a 404 with the tutorial's message", async () => {
    expectProblem(await api.client.get('/todo/4000000000'), 404, 'not-found');
    const { id } = await api.client.add();
    await api.client.delete(`/todo/${id}`);
    const problem = expectProblem(await api.client.get(`/todo/${id}`), 404, 'not-found');
    expect(problem).toMatchObject({ message: `id=${id} is not found`, instance: `/todo/${id}`, title: 'Not found' });
  });
});

describe('HEAD', () => {
  test.each(['/todo/1', '/todo?status=ALL', '/hc', '/livez', '/readyz'])(
    '%s has the headers of GET and no body',
    async (path) => {
      const [get, head] = await Promise.all([api.client.get(path), api.client.call('HEAD', path)]);
      expect({ status: head.status, text: head.text }).toEqual({ status: get.status, text: '' });
      for (const name of ['etag', 'content-type', 'content-length', 'cache-control', 'link']) {
        expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
      }
    },
  );

  test('answers 304 and 404 as GET does', async () => {
    const tag = String((await api.client.call('HEAD', `/todo/${todo.id}`)).headers.get('etag'));
    const known = await api.client.call('HEAD', `/todo/${todo.id}`, { headers: { 'If-None-Match': tag } });
    expect(known.status).toBe(304);
    const missing = await api.client.call('HEAD', '/todo/4000000000');
    expect({ status: missing.status, text: missing.text }).toEqual({ status: 404, text: '' });
  });
});

describe('GET /todo as a conditional request', () => {
  test('an unchanged list is a 304, also after a proxy that compresses', async () => {
    const { headers } = await api.client.list('?status=ALL');
    const tag = String(headers.get('etag'));
    expect(tag).toMatch(/^W\/"[\w-]+"$/);
    for (const known of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
      const { status, text } = await api.client.list('?status=ALL', { 'If-None-Match': known });
      expect({ status, text }).toEqual({ status: 304, text: '' });
    }
  });

  test('a list whose rows, order, count or next page changed is not a 304', async () => {
    const tagOf = async (query: string) => (await api.client.list(query)).headers.get('etag');
    const [a, b] = [await api.client.add({ title: 'a' }), await api.client.add({ title: 'b' })];
    const queries = ['?sort=order', '?limit=1', '?count=true&limit=1&sort=created', '?status=ALL&sort=title'];
    for (const change of [
      () => api.client.patch(`/todo/${a.id}`, { title: 'c' }),
      () => api.client.patch(`/todo/${b.id}`, { after: a.id }),
      () => api.client.add(),
      () => api.client.delete(`/todo/${b.id}`),
    ]) {
      const before = await Promise.all(queries.map(tagOf));
      await change();
      const after = await Promise.all(queries.map(tagOf));
      expect(after[0]).not.toBe(before[0]);
      expect(after[3]).not.toBe(before[3]);
    }
    const before = await tagOf('?count=true&limit=1&sort=created');
    await api.client.add();
    expect(await tagOf('?count=true&limit=1&sort=created')).not.toBe(before);
  });

  test('an empty list has an ETag too', async () => {
    const { headers, body } = await api.client.list('?q=nothing%20has%20this');
    expect(body).toEqual([]);
    const again = await api.client.list('?q=nothing%20has%20this', { 'If-None-Match': String(headers.get('etag')) });
    expect(again.status).toBe(304);
  });
});
