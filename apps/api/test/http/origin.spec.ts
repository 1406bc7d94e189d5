import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';

const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'todo.example' };

describe('behind a trusted proxy (loopback is trusted by default)', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  test('urls, Location and Link are those that the client can reach', async () => {
    const { body, headers } = await api.client.post('/todo', { title: 'x' }, forwarded);
    await api.client.add();
    expect(body.url).toBe(`https://todo.example/todo/${body.id}`);
    expect(headers.get('location')).toBe(body.url);
    const list = await api.client.list('?limit=1', forwarded);
    expect(list.body[0]?.url).toMatch(/^https:\/\/todo\.example\/todo\/\d+$/);
    expect(list.headers.get('link')).toMatch(/^<https:\/\/todo\.example\/todo\?/);
  });

  test.each(['todo.example:8443', '[2001:db8::1]:8443', '127.0.0.1', 'app_api'])(
    'a forwarded host %s is kept',
    async (host) => {
      const { body } = await api.client.post('/todo', { title: 'x' }, { ...forwarded, 'X-Forwarded-Host': host });
      expect(body.url).toBe(`https://${host}/todo/${body.id}`);
    },
  );

  test('without forwarded headers, the Host is used', async () => {
    const todo = await api.client.add();
    expect(todo.url).toBe(`${api.client.url}/todo/${todo.id}`);
  });

  test('the same list at another address has another ETag, since its urls differ, even if both are cached', async () => {
    await api.client.list('', forwarded);
    const plain = await api.client.list();
    const proxied = await api.client.list('', forwarded);
    expect(proxied.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    expect(proxied.body[0]?.url).toMatch(/^https:\/\/todo\.example\//);
    expect(plain.body[0]?.url).toBe(`${api.client.url}/todo/${plain.body[0]?.id}`);
  });
});

describe('from an untrusted address', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ TODO_TRUST_PROXY: '10.11.12.0/24, 192.0.2.1' });
  });
  afterAll(() => api.stop());

  test('forwarded headers are ignored, so that nobody can inject links to another site', async () => {
    const { body, headers } = await api.client.post('/todo', { title: 'x' }, forwarded);
    expect(body.url).toBe(`${api.client.url}/todo/${body.id}`);
    expect(headers.get('location')).toBe(body.url);
  });
});
