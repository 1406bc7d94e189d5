import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/fixtures.ts';
import { openWhole } from '../support/loaded.ts';
import { card, create, unique } from '../support/todos.ts';

test.describe('delivery', { tag: '@js' }, () => {
  for (const locale of ['en', 'ko', 'ja']) {
    test(`the board in "${locale}" needs at most 52 kB of script and 12 kB of styles, gzipped`, async ({
      app,
      browser,
    }) => {
      await create(app, { title: unique('weighed') });
      const context = await browser.newContext({ baseURL: app.webUrl, locale });
      const page = await context.newPage();
      const sizes = { script: 0, stylesheet: 0 };
      const bodies: Promise<void>[] = [];
      page.on('response', (response) => {
        const type = response.request().resourceType();
        if (type !== 'script' && type !== 'stylesheet') return;
        bodies.push(
          response.body().then((body) => {
            sizes[type] += gzipSync(body, { level: 9 }).length;
          }),
        );
      });
      await openWhole(page, '/');
      await Promise.all(bodies);
      expect(sizes.script).toBeGreaterThan(10_000);
      expect(sizes.script).toBeLessThanOrEqual(52_000);
      expect(sizes.stylesheet).toBeLessThanOrEqual(12_000);
      // A script that fails at its first line is small too: without a working one, Enter would load another page.
      await page.evaluate('window.isTheSame = true');
      const title = unique('alive');
      await page.locator('#title').fill(title);
      await page.keyboard.press('Enter');
      await expect(card(page, title)).toBeVisible();
      expect(await page.evaluate('window.isTheSame')).toBe(true);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await context.close();
    });
  }

  test('nothing shifts, nothing violates the content policy, nothing comes from another host', async ({
    page,
    app,
  }) => {
    await create(app, { title: unique('still') });
    const problems: string[] = [];
    const hosts = new Set<string>();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.addInitScript(() => {
      // Typed locally, because a global declaration would apply to all other files.
      const seen = window as unknown as { shift: number; refused: string[] };
      seen.shift = 0;
      seen.refused = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      document.addEventListener('securitypolicyviolation', (event) => seen.refused.push(event.blockedURI));
    });
    for (const path of ['/', '/?view=list', '/items/new', '/trash']) {
      await openWhole(page, path);
      expect(await page.evaluate('window.shift'), path).toBe(0);
      expect(await page.evaluate('window.refused'), path).toEqual([]);
    }
    expect(problems).toEqual([]);
    expect([...hosts]).toEqual([new URL(app.webUrl).host]);
  });

  test('the content policy blocks inline script', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    expect(await page.evaluate('window.ran')).toBeUndefined();
  });

  test('a form of another site changes nothing', async ({ app }) => {
    const title = unique('forged');
    for (const headers of [{ Origin: 'https://elsewhere.example' }, { 'Sec-Fetch-Site': 'cross-site' }, {}]) {
      const body = new URLSearchParams({ title });
      const response = await fetch(`${app.webUrl}/items`, { method: 'POST', headers: headers as HeadersInit, body });
      expect(response.status).toBe(403);
    }
    const list = await fetch(`${app.apiUrl}/todo?q=${encodeURIComponent(title)}`);
    expect(await list.json()).toEqual([]);
  });

  test('going back never leaves the site', async ({ app }) => {
    for (const back of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/%09/elsewhere.example',
    ]) {
      const response = await fetch(`${app.webUrl}/items`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: app.webUrl },
        body: new URLSearchParams({ title: unique('redirect'), back }),
      });
      expect(response.status).toBe(303);
      const target = new URL(response.headers.get('location') ?? '', app.webUrl);
      expect(target.origin, back).toBe(app.webUrl);
    }
  });

  test('a form that is submitted twice with one key creates one todo', async ({ app }) => {
    const title = unique('twice');
    const body = new URLSearchParams({ title, key: unique('key').replace(' ', '-') });
    const post = () =>
      fetch(`${app.webUrl}/items`, { method: 'POST', redirect: 'manual', headers: { Origin: app.webUrl }, body });
    const answers = await Promise.all([post(), post()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const list = await fetch(`${app.apiUrl}/todo?q=${encodeURIComponent(title)}`);
    expect(await list.json()).toHaveLength(1);
  });

  test('REST clients reach the API on the address of the site', async ({ app }) => {
    const title = unique('through the site');
    const response = await fetch(`${app.webUrl}/todo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title }),
    });
    expect(response.status).toBe(201);
    const todo = (await response.json()) as { id: number; url: string };
    expect(todo.url).toBe(`${app.webUrl}/todo/${todo.id}`);
    const etag = response.headers.get('etag') ?? '';
    expect((await fetch(todo.url, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    const options = await fetch(todo.url, { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toContain('PATCH');
    expect((await fetch(todo.url, { method: 'DELETE' })).status).toBe(204);
    expect(await (await fetch(`${app.webUrl}/lists`)).json()).toEqual(expect.any(Array));
    expect((await fetch(`${app.webUrl}/openapi.json`)).status).toBe(200);
    expect((await fetch(`${app.webUrl}/readyz`)).status).toBe(200);
  });
});
