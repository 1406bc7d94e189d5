import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Wait } from 'testcontainers';
import { request, send } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

describe('requests of people and programs through both tiers', () => {
  let stack: Stack;
  let front: Tier;
  let inner: Tier;

  beforeAll(async () => {
    stack = await Stack.start();
    await stack.api();
    [inner] = await Promise.all([stack.apiTier(), stack.web()]);
    front = await stack.front();
  });
  afterAll(() => stack?.stop());

  test('pages come from the site, addresses of the API from the API', async () => {
    const created = await send('POST', `${front.url}/todo`, { title: 'through two tiers' });
    expect(created.status).toBe(201);
    const page = await request(`${front.url}/`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('through two tiers');
    expect((await request(`${front.url}/todo/`)).headers['content-type']).toContain('application/problem+json');
    expect((await request(`${front.url}/docs`)).text).toContain('todo API');
    expect((await request(`${front.url}/openapi.json`)).json.paths['/todo']).toBeDefined();
    expect((await request(`${front.url}/hc`)).text).toBe('OK');
    // A name that only begins like one of the API's belongs to the site.
    expect((await request(`${front.url}/todos`)).headers['content-type']).toContain('text/html');
    expect((await request(`${front.url}/items/${created.json.id}`)).text).toContain('through two tiers');
  });

  test('a form of the site works: it takes effect once and redirects to the public address', async () => {
    const body = new URLSearchParams({ title: 'typed into the form', back: '/' }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: front.url };
    const answer = await request(`${front.url}/items`, { method: 'POST', headers, body });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\//);
    expect((await request(`${front.url}/`)).text).toContain('typed into the form');
  });

  test('a query reaches the API byte for byte', async () => {
    await send('POST', `${front.url}/todo`, { title: '50 % of a+b/c é' });
    const found = await request(`${front.url}/todo?status=ALL&q=50%20%25%20of%20a%2Bb%2Fc%20%C3%A9`);
    expect(found.json).toHaveLength(1);
  });

  test('a compressed response still has a tag that If-Match accepts: nobody overwrites unseen changes', async () => {
    const { id } = (await send('POST', `${front.url}/todo`, { title: 'large', content: 'x'.repeat(5_000) })).json;
    const get = (headers = {}) =>
      request(`${front.url}/todo/${id}`, { headers: { 'Accept-Encoding': 'gzip', ...headers } });
    const read = await get();
    expect(read.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(read.body).toString()).id).toBe(id);
    const tag = String(read.headers.etag);
    expect(tag).toMatch(/^W\/"1-[a-z0-9]+"$/);

    const patch = () => send('PATCH', `${front.url}/todo/${id}`, { title: 'changed' }, { 'If-Match': tag });
    expect((await patch()).status).toBe(200);
    expect((await patch()).status).toBe(412);
    expect((await get({ 'If-None-Match': tag })).status).toBe(200);
    const changed = String((await get()).headers.etag);
    expect(changed).toMatch(/^W\/"2-[a-z0-9]+"$/);
    expect((await get({ 'If-None-Match': changed })).status).toBe(304);
  });

  test('one request id passes through all tiers and their logs; one that could forge a log line is replaced', async () => {
    const given = 'given-by.the_client-1';
    const answer = await request(`${front.url}/todo`, { headers: { 'X-Request-Id': given } });
    expect(answer.headers['x-request-id']).toBe(given);
    for (const tier of [front, inner]) {
      const line = await tier.logged(given);
      expect(line).toMatchObject({ method: 'GET', url: '/todo', status: 200, upstream_status: '200' });
      expect(Number(line.upstream_seconds)).toBeGreaterThanOrEqual(0);
    }
    const forged = await request(`${front.url}/todo`, { headers: { 'X-Request-Id': 'a","status":"200' } });
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  // Without this, whoever reads a log can read the calendars of others, and join their lists.
  test('an address that lets in whoever has it is in no log', async () => {
    const secret = 'A'.repeat(43);
    for (const path of [`/calendar/todo_calendar_${secret}.ics`, `/invites/todo%5Finvite%5F${secret}`]) {
      const id = `secret-${path.split('/')[1]}`;
      await request(front.url + path, { headers: { 'X-Request-Id': id } });
      for (const tier of [front, inner]) {
        expect((await tier.logged(id)).url).toMatch(/^\/(?:calendar\/todo_calendar_|invites\/todo%5Finvite%5F)\.\.\.$/);
        expect(await tier.node.logs()).not.toContain(secret);
      }
    }
  });

  test('no header is duplicated, and the security headers of the site are forwarded', async () => {
    for (const path of ['/', '/todo', '/docs', '/nothing-here']) {
      const { rawHeaders } = await request(front.url + path);
      const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
      expect(names.filter((name, index) => names.indexOf(name) !== index && name !== 'vary')).toEqual([]);
    }
    const { headers } = await request(`${front.url}/`);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers.server).toBe('nginx');
  });

  test('a client cannot forge its address or protocol', async () => {
    const headers = {
      'X-Forwarded-For': '198.51.100.7',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'evil.test',
    };
    const created = await request(`${front.url}/todo`, {
      method: 'POST',
      headers: { ...headers, 'X-Request-Id': 'forwarded-by-nobody', 'Content-Type': 'application/json' },
      body: '{"title":"forwarded"}',
    });
    expect(created.json.url).toBe(`${front.url}/todo/${created.json.id}`);
    for (const tier of [front, inner]) {
      const line = await tier.logged('forwarded-by-nobody');
      expect(line.client).not.toBe('198.51.100.7');
    }
  });

  test('a trusted proxy sets the protocol of a client', async () => {
    const trusting = await stack.front({ TRUSTED_PROXIES: '0.0.0.0/0' });
    const created = await send(
      'POST',
      `${trusting.url}/todo`,
      { title: 'by https' },
      {
        'X-Forwarded-For': '198.51.100.7',
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Host': 'todo.example',
        'X-Request-Id': 'forwarded-by-a-proxy',
      },
    );
    expect(created.json.url).toBe(`https://todo.example/todo/${created.json.id}`);
    const line = await trusting.logged('forwarded-by-a-proxy');
    expect(line.client).toBe('198.51.100.7');
  });

  // With another proxy's defaults every page loads and every form is rejected. This runs the runbook's lines.
  test('behind another nginx, configured as in the runbook, forms work and URLs have the public address', async () => {
    const runbook = await readFile(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
    const server = /```nginx\n([^`]+)```/.exec(runbook)?.[1]?.replace('127.0.0.1:3000', 'behind').replace('8000', '80');
    const configuration = `events {} http { access_log off; client_body_temp_path /tmp/b; proxy_temp_path /tmp/p;
      fastcgi_temp_path /tmp/f; uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s; ${server} }`;
    await stack.nginx('behind', { ROLE: 'front', BACKEND_HOST: 'frontend_web', API_HOST: 'app_nginx' });
    const before = await stack.nginx(
      'before',
      {},
      {
        entrypoint: [
          'sh',
          '-c',
          'printf %s "$0" >/tmp/n && exec nginx -c /tmp/n -g "error_log stderr notice; pid /tmp/pid; daemon off;"',
        ],
        command: [configuration],
        wait: Wait.forLogMessage('start worker process'),
      },
    );
    const body = new URLSearchParams({ title: 'typed behind two proxies', back: '/' }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: before.url };
    expect((await request(`${before.url}/items`, { method: 'POST', headers, body })).status).toBe(303);
    const [{ url }] = (await request(`${before.url}/todo?q=two+proxies`)).json;
    expect(url).toMatch(new RegExp(`^${before.url}/todo/\\d+$`));
  });
});
