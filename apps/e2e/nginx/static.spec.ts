import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Node } from '../support/container.ts';
import { request } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

/** A site of another release: it has none of the requested files. */
const otherRelease = `
  require('node:http').createServer((request, response) => { response.statusCode = 404; response.end('not mine'); })
    .listen(3000, '0.0.0.0', () => console.log('listening'))`;

/** The scripts and styles that a page loads. */
async function filesOf(front: Tier): Promise<string[]> {
  const page = await request(`${front.url}/`);
  const paths = [...page.text.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(([, path]) => path as string);
  expect(paths.length).toBeGreaterThan(3);
  return [...new Set(paths)];
}

describe('the files that pages load', () => {
  let stack: Stack;
  let web: Node;
  let front: Tier;
  let paths: string[];

  beforeAll(async () => {
    stack = await Stack.start();
    web = await stack.web();
    front = await stack.front({ API_HOST: '' });
    paths = await filesOf(front);
  });
  afterAll(() => stack?.stop());

  test('before a release has published them, they come from the site that has them, whichever is tried first', async () => {
    await stack.server('frontend_web', otherRelease);
    for (const path of paths) expect((await request(front.url + path)).status).toBe(200);
    // From nginx's cache.
    const again = await request(front.url + (paths[0] as string), { headers: { 'X-Request-Id': 'static-from-cache' } });
    expect(again.status).toBe(200);
    expect(await front.logged('static-from-cache')).toMatchObject({ cache: 'HIT', upstream: '' });
  });

  test('once published, they come from the disk, compressed and immutable', async () => {
    await stack.publishStatic();
    for (const path of paths) {
      const id = `static-${paths.indexOf(path)}-from-disk`;
      const file = await request(front.url + path, { headers: { 'Accept-Encoding': 'gzip', 'X-Request-Id': id } });
      expect(file.status).toBe(200);
      expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(file.headers['x-content-type-options']).toBe('nosniff');
      expect(file.headers.vary).toBe('Accept-Encoding');
      if (file.headers['content-encoding'] === 'gzip') expect(gunzipSync(file.body).length).toBeGreaterThan(0);
      expect(await front.logged(id)).toMatchObject({ upstream: '', status: 200 });
    }
    const icon = await request(`${front.url}/icon.svg`);
    expect(icon.headers['content-type']).toBe('image/svg+xml');
    expect(icon.headers['cache-control']).toBe('public, max-age=3600');
  });

  test('a page of an earlier release finds its files after a deploy; files unused for 30 days are removed', async () => {
    const folder = '/srv/static/_next/static/chunks';
    const age = (name: string, days: number) => {
      const script = `const { utimesSync, writeFileSync } = require('node:fs');
        writeFileSync('${folder}/${name}', 'earlier'); const time = Date.now() / 1000 - ${days} * 86400;
        utimesSync('${folder}/${name}', time, time); console.log('made');`;
      return stack.inStatic(['node', '-e', script], /made/);
    };
    await age('recent.js', 29);
    await age('old.js', 31);
    await stack.publishStatic();
    expect((await request(`${front.url}/_next/static/chunks/recent.js`)).text).toBe('earlier');
    expect((await request(`${front.url}/_next/static/chunks/old.js`)).status).toBe(404);
  });

  test('they are still served when the whole site is down', async () => {
    await web.kill();
    for (const path of paths) expect((await request(front.url + path)).status).toBe(200);
  });
});
