import http from 'node:http';
import { siteBefore } from '../../support/stub-api.ts';
import { expect, test } from '../support/fixtures.ts';
import { create, stored, unique } from '../support/todos.ts';

interface Sent {
  method?: string;
  headers: Record<string, string>;
  body?: string;
}

/** Sends a request with any Host; fetch does not allow setting it. */
function ask(url: string, { method = 'GET', headers, body = '' }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const form = (title: string) => new URLSearchParams({ title }).toString();
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };

test.describe('proxies, other sites and other host names', { tag: '@js' }, () => {
  test('a form through a proxy that hides the address is rejected, naming the missing header and setting', async () => {
    const site = await siteBefore(() => undefined);
    try {
      const headers = { ...urlencoded, Origin: 'https://todo.example' };
      const answer = await ask(`${site.url}/items`, { method: 'POST', headers, body: form('x') });
      expect(answer.status).toBe(403);
      const told = ['proxy_set_header Host $http_host', 'TODO_WEB_ORIGINS=https://todo.example'];
      for (const words of told) expect(answer.text).toContain(words);
      const json = { ...headers, Accept: 'application/json' };
      const toScript = await ask(`${site.url}/items`, { method: 'POST', headers: json, body: form('x') });
      expect(toScript.status).toBe(403);
      for (const words of told) expect(JSON.parse(toScript.text).detail).toContain(words);
      await expect.poll(() => site.log()).toContain('TODO_WEB_ORIGINS=https://todo.example');
    } finally {
      await site.close();
    }
  });

  test('with that setting the form is accepted, however the address is spelled', async () => {
    const row = { id: 1, title: 'x', content: '', status: 'TODO', completed: false, due: null, order: 1, version: 1 };
    const times = { created: '2026-01-01T00:00:00.000Z', updated: '2026-01-01T00:00:00.000Z' };
    const site = await siteBefore(
      ({ method }) => (method === 'POST' ? { status: 201, body: { ...row, ...times, url: 'x' } } : undefined),
      { TODO_WEB_ORIGINS: ' HTTPS://Todo.Example:443/ ' },
    );
    try {
      const headers = { ...urlencoded, Origin: 'https://todo.example' };
      expect((await ask(`${site.url}/items`, { method: 'POST', headers, body: form('x') })).status).toBe(303);
      const named = { Host: 'todo.example' };
      expect((await ask(`${site.url}/`, { headers: named })).status).toBe(200);
    } finally {
      await site.close();
    }
  });

  test('a browser behind a proxy that hides the address can use all forms', async ({ app, page }) => {
    const title = unique('through a proxy');
    const { port } = new URL(app.webUrl);
    // As nginx does with proxy_pass alone: the Host is that of the site, the Origin that of the proxy.
    const proxy = http.createServer((request, response) => {
      const headers = { ...request.headers, host: `127.0.0.1:${port}` };
      const to = http.request({ port, host: '127.0.0.1', path: request.url, method: request.method, headers });
      to.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      request.pipe(to);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const { port: own } = proxy.address() as { port: number };
      await page.goto(`http://127.0.0.1:${own}/items/new`);
      await page.getByLabel('Title').fill(title);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
    } finally {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    }
  });

  test('a page whose name resolves to this machine (DNS rebinding) can neither read nor write the open list', async ({
    app,
  }) => {
    const { id, title } = await create(app, { title: unique('private') });
    const host = `rebind.evil.example:${new URL(app.webUrl).port}`;
    const headers = { Host: host, Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' };
    const reads = ['/', '/?view=list', `/items/${id}`, '/trash', '/todo', `/todo/${id}`];
    for (const path of reads) {
      const answer = await ask(app.webUrl + path, { headers });
      expect(answer.status, path).toBe(403);
      expect(answer.text, path).not.toContain(title);
      expect(answer.text, path).toContain('TODO_WEB_ORIGINS');
    }
    // A page may send this header; trusted proxies are on this machine too.
    const forwarded = { ...headers, 'X-Forwarded-Host': 'localhost' };
    expect((await ask(`${app.webUrl}/`, { headers: forwarded })).status).toBe(403);
    const writes: [string, string, string][] = [
      ['POST', '/items', form('planted')],
      ['POST', '/todo', '{"title":"planted"}'],
      ['POST', `/items/${id}/delete`, ''],
      ['DELETE', '/todo?status=ALL', ''],
    ];
    for (const [method, path, body] of writes) {
      const answer = await ask(app.webUrl + path, { method, headers: { ...headers, ...urlencoded }, body });
      expect(answer.status, path).toBe(403);
    }
    expect(await stored(app, title)).toHaveLength(1);
    expect(await stored(app, 'planted')).toHaveLength(0);
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
      expect((await ask(`${app.webUrl}/`, { headers: { Host: name } })).status, name).toBe(200);
      expect((await ask(`${app.webUrl}/todo`, { headers: { Host: name } })).status, name).toBe(200);
    }
  });

  test('the headers by which the API detects a write from another site are forwarded to it', async () => {
    const heard: http.IncomingHttpHeaders[] = [];
    const site = await siteBefore(({ method, headers }) => {
      if (method === 'POST') heard.push(headers);
      return undefined;
    });
    try {
      const headers = { ...urlencoded, Origin: 'http://evil.example', 'Sec-Fetch-Site': 'cross-site', Cookie: 'a=b' };
      await ask(`${site.url}/todo`, { method: 'POST', headers, body: '{"title":"x"}' });
      expect(heard[0]).toMatchObject({
        origin: 'http://evil.example',
        'sec-fetch-site': 'cross-site',
        'x-forwarded-host': new URL(site.url).host,
      });
      expect(heard[0]?.cookie).toBeUndefined();
    } finally {
      await site.close();
    }
  });

  test("the internal proxy route cannot be called directly, so it does not expose the API's readiness check", async ({
    app,
  }) => {
    for (const path of [
      '/api/rest/readyz',
      '/api/rest/livez',
      '/api/rest/todo',
      '/api/%72est/readyz',
      '/api/rest/../rest/readyz',
      '/api/rest/todo/../../readyz',
      '/todo/../readyz',
      '/todo/%2e%2e/readyz',
    ]) {
      const { status, text } = await ask(app.webUrl + path, { headers: {} });
      expect(status === 404 || !text.includes('writer'), `${path} ${status} ${text}`).toBe(true);
      expect(text, path).not.toContain('"reader"');
    }
    expect((await ask(`${app.webUrl}/todo`, { headers: {} })).status).toBe(200);
  });

  for (const [name, value] of [
    ['TODO_TRUST_PROXY', 'true'],
    ['TODO_TRUST_PROXY', '10.0.0.0/8;192.168.0.0/16'],
    ['TODO_WEB_ORIGINS', 'todo.example'],
    ['TODO_TIME_ZONE', 'Berlin'],
  ] as const) {
    test(`a site that is started with ${name}=${value} reports what is wrong with it, and exits`, async () => {
      const started = siteBefore(() => undefined, { [name]: value });
      await expect(started).rejects.toThrow(/ended while it started/);
    });
  }
});
