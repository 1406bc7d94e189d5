import http from 'node:http';
import http2 from 'node:http2';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import { certificate, withCertificate } from './stack/certificate.ts';
import { request } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

/** Sends one event at once on each stream, and another for each request to `/say`. */
const speakingServer = (port: number) => `
  const open = new Set();
  require('node:http').createServer((request, response) => {
    if (/events/.test(request.url)) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' });
      response.write('id: 0:1\\n\\n');
      open.add(response);
      return response.on('close', () => open.delete(response));
    }
    if (/say/.test(request.url)) for (const stream of open) stream.write('id: 0:2\\nevent: created\\ndata: {}\\n\\n');
    response.end(String(open.size));
  }).listen(${port}, '0.0.0.0', () => console.log('listening'))`;

/** Few, so that one client can reach the limit. */
const requestLimit = 4;
const streamLimit = 6;

interface Listener {
  status: number;
  text(): string;
  close(): void;
}

function listen(url: string): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const call = http.get(url, { agent: false, headers: { Accept: 'text/event-stream' } }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', () => undefined);
      resolve({ status: response.statusCode ?? 0, text: () => text, close: () => call.destroy() });
    });
    call.on('error', reject);
  });
}

describe('event streams through both tiers', () => {
  let stack: Stack;
  let front: Tier;
  let encrypted: Tier;

  beforeAll(async () => {
    stack = await Stack.start();
    await Promise.all([
      stack.server('app_api', speakingServer(8080)),
      stack.server('frontend_web', speakingServer(3000)),
    ]);
    await stack.apiTier();
    const limits = { REQUESTS_PER_NETWORK: String(requestLimit), STREAMS_PER_NETWORK: String(streamLimit) };
    front = await stack.front(limits);
    encrypted = await stack.nginx(
      'encrypted',
      { ROLE: 'front', BACKEND_HOST: 'frontend_web', API_HOST: 'app_nginx', ...certificate },
      { entrypoint: withCertificate() },
    );
  });
  afterAll(() => stack?.stop());

  const say = (path: string) => request(front.url + path);

  // Buffered, a change would appear only with the next few kilobytes of changes.
  test.each([
    ['the API', '/todo/events?list=0&since=0:1', '/todo/say'],
    ['the site', '/events?list=0&since=0:1', '/say'],
  ])('an event of %s arrives at once, by HTTP/1.1', async (_whose, path, speak) => {
    const listener = await listen(front.url + path);
    await until('the first event is there', () => listener.text() === 'id: 0:1\n\n');
    await say(speak);
    await until('the second one is there', () => listener.text().includes('event: created'));
    listener.close();
    await until('the server hears of the end', async () => (await say(speak)).text === '0');
  });

  test('an event arrives at once by HTTP/2', async () => {
    const session = http2.connect(`https://localhost:${encrypted.httpsPort}`, { rejectUnauthorized: false });
    try {
      const stream = session.request({ ':path': '/events', accept: 'text/event-stream' });
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      await until('the first event is there', () => text === 'id: 0:1\n\n');
      await say('/say');
      await until('the second one is there', () => text.includes('event: created'));
    } finally {
      session.destroy();
    }
  });

  // An office behind one address has a board open at each desk; counted as requests, they would block all writes.
  test('open streams do not count as requests, and have a limit of their own', async () => {
    const listeners = await Promise.all(Array.from({ length: streamLimit }, () => listen(`${front.url}/events`)));
    try {
      expect(listeners.map(({ status }) => status)).toEqual(Array(streamLimit).fill(200));
      expect((await say('/say')).status).toBe(200);
      const refused = await request(`${front.url}/events`);
      expect(refused.status).toBe(429);
      expect(refused.headers['retry-after']).toBe('1');
    } finally {
      for (const listener of listeners) listener.close();
    }
  });
});
