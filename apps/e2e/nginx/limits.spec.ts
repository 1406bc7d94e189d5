import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

/** Both tiers without backends: every response is nginx's own. */
describe('requests that nginx rejects or cannot forward', () => {
  let stack: Stack;
  let front: Tier;

  beforeAll(async () => {
    stack = await Stack.start();
    front = await stack.front();
  });
  afterAll(() => stack?.stop());

  const long = 'x'.repeat(20_000);
  const large = 'x'.repeat(1024 * 1024 + 1);

  // Without this, nobody can import more than some hundred todos through the proxy.
  test.each(['/lists/7/import', '/my/lists/7/import'])(
    'a file for %s may be larger than any other body',
    async (path) => {
      expect((await request(`${front.url}${path}`, { method: 'POST', body: large })).status).toBe(502);
    },
  );

  test.each([
    ['a body that is too large', 413, 'too-large', { method: 'POST', body: large }, ''],
    ['headers that are too large', 431, 'too-large', { headers: { Cookie: long } }, ''],
    ['an address that is too long', 414, 'too-large', {}, `?q=${long}`],
    ['a method that is not for the web', 405, 'method-not-allowed', { method: 'TRACE' }, ''],
    ['an API that is away', 502, 'unavailable', {}, ''],
  ])('%s is a problem document on the API and a page on the site', async (_what, status, code, options, query) => {
    const id = `limit-${status}-request`;
    const given = { ...options, headers: { 'X-Request-Id': id, ...('headers' in options ? options.headers : {}) } };
    const problem = await request(`${front.url}/todo/7${query}`, given);
    expect(problem.status).toBe(status);
    expect(problem.headers['content-type']).toBe('application/problem+json');
    expect(problem.json).toEqual({
      type: `/problems/${code}`,
      title: expect.any(String),
      status,
      code,
      detail: expect.any(String),
      message: problem.json.detail,
      instance: '/todo/7',
      request_id: problem.headers['x-request-id'],
    });
    expect(problem.headers['x-content-type-options']).toBe('nosniff');

    const page = await request(`${front.url}/items/7${query}`, given);
    expect(page.status).toBe(status);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('<h1>');
  });

  test('an error says whether the request may be repeated', async () => {
    const read = await request(`${front.url}/todo`);
    expect(read.headers['retry-after']).toBe('1');
    expect(read.json.detail).toBe('no instance answered in time; repeat the request');
    const write = await request(`${front.url}/todo`, { method: 'POST', body: '{}' });
    expect(write.json.detail).toContain('may have been carried out or not');
    const keyed = await request(`${front.url}/todo`, {
      method: 'POST',
      body: '{}',
      headers: { 'Idempotency-Key': 'k' },
    });
    expect(keyed.json.detail).toContain('repeat the request');
  });

  // Other programs on the same address set cookies too; without the hint the site stays broken for that user.
  test('too many cookies, which any backend would reject with an empty page, get a page with the remedy', async () => {
    for (const size of [8_000, 16_000, 60_000]) {
      const { status, text } = await request(`${front.url}/`, { headers: { Cookie: `a=${'x'.repeat(size)}` } });
      expect(status).toBe(431);
      expect(text).toContain('Delete the cookies of this address');
    }
    const many = Array.from({ length: 4 }, (_, number) => `${number}=${'x'.repeat(4_000)}`);
    const { status, json } = await request(`${front.url}/todo`, { headers: { Cookie: many.join('; ') } });
    expect(status).toBe(431);
    expect(json.detail).toContain('delete the cookies of this address');
    expect((await request(`${front.url}/`, { headers: { Cookie: many[0] } })).status).toBe(502);
  });

  // The API's readiness check queries the database, and nothing limits how often.
  test.each([
    '/api/rest/readyz',
    '/api/rest/todo',
    '/api%2Frest/readyz',
    '//api/rest/readyz',
    '/x/../api/rest/readyz',
    '/api\\rest/readyz',
    '/%61pi/rest/readyz',
    '/api',
  ])('%s, which is internal to the site, is not found', async (path) => {
    expect((await request(front.url, { path })).status).toBe(404);
  });

  test('405 lists the allowed methods, with the message of the API', async () => {
    const { headers, json } = await request(`${front.url}/todo`, { method: 'TRACE' });
    expect(headers.allow).toContain('GET');
    expect(json.message).toBe('TRACE is Unsupported method');
  });

  test('an address cannot break out of the problem document', async () => {
    const { json } = await request(`${front.url}/todo/%22a?b`, {});
    expect(json.instance).toBe('/todo/%22a');
  });

  test('it is healthy and counts its connections all the same, on a separate port', async () => {
    expect(await front.node.health()).toBe('healthy');
    const status = await front.node.exec(['curl', '--silent', 'http://127.0.0.1:8081/stub_status']);
    expect(status).toMatch(/^Active connections: \d+/);
    expect((await request(`${front.url}/stub_status`)).status).toBe(502);
  });
});
