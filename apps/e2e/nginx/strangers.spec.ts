import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import { request } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

const mib = 1024 * 1024;
const largeBytes = 60 * mib;

/** Responds at once, and on `/large` with more than any buffer holds. */
const backendServer = `
  const large = Buffer.alloc(${largeBytes});
  require('node:http').createServer((request, response) => {
    response.end(request.url === '/large' ? large : 'small');
  }).listen(3000, '0.0.0.0', () => console.log('listening'))`;

/** Bounds the memory that slow clients can occupy in an edge with the limits of the stacks. */
describe('clients that send and read slowly', () => {
  let stack: Stack;
  let front: Tier;
  let sockets: Socket[] = [];

  beforeAll(async () => {
    stack = await Stack.start();
    await stack.server('frontend_web', backendServer);
    // Each client sets its own address here.
    const environment = { ROLE: 'front', BACKEND_HOST: 'frontend_web', TRUSTED_PROXIES: '0.0.0.0/0' };
    front = await stack.nginx('front', environment, { bounded: true });
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
  });
  afterAll(() => stack?.stop());

  /** Sends the beginning of a request. @returns the status, as soon as there is one */
  function begin(text: string): { status(): number | undefined } {
    let answer = '';
    const socket = connect(Number(new URL(front.url).port), '127.0.0.1', () => socket.write(text));
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1', 0, 200);
      socket.pause();
    });
    sockets.push(socket);
    return { status: () => Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]) || undefined };
  }

  const upload = (address: string) =>
    begin(
      `POST /items HTTP/1.1\r\nHost: todo.example\r\nX-Forwarded-For: ${address}\r\nContent-Length: 700000\r\n\r\n` +
        'x'.repeat(699_999),
    );

  const bytesInTmp = async () =>
    Number((await front.node.exec(['sh', '-c', 'df -B1 --output=used /tmp | tail -1'])).trim());

  const lives = async () => {
    const body = 'title=typed+by+somebody+else';
    const form = { method: 'POST', body, headers: { 'X-Forwarded-For': '203.0.113.9' } };
    expect((await request(`${front.url}/items`, form)).status).toBe(200);
    expect(await front.node.logs()).not.toMatch(/signal 9|No space left/);
    expect(await front.node.health()).toBe('healthy');
  };

  const refused = (uploads: ReturnType<typeof begin>[]) => uploads.filter(({ status }) => status() === 429).length;

  test('a single network of them is limited early', async () => {
    const uploads = Array.from({ length: 40 }, (_, number) => upload(`2001:db8:7:1::${number.toString(16)}`));
    await until('those beyond 32 are refused', async () => refused(uploads) >= 8);
    const neighbor = upload('2001:db8:7:2::1');
    await lives();
    expect(refused(uploads)).toBe(8);
    expect(neighbor.status()).toBeUndefined();
  });

  // Without the limit, 260 of them end a worker, with the connections of everybody else.
  test('from all networks at once they do not exhaust its memory: others are served', async () => {
    const uploads = Array.from({ length: 400 }, (_, number) =>
      upload(`198.51.${number % 7}.${Math.floor(number / 7)}`),
    );
    await until('those beyond 96 are refused', async () => refused(uploads) >= 304);
    await until('the others are kept', async () => (await bytesInTmp()) > 60 * mib);
    await lives();
    expect(refused(uploads)).toBe(304);
  });

  test('responses that nobody reads wait in the backend, not in its memory', async () => {
    const readers = Array.from({ length: 50 }, () => begin('GET /large HTTP/1.1\r\nHost: todo.example\r\n\r\n'));
    await until('all answers have begun', async () => readers.every(({ status }) => status() === 200));
    await lives();
    expect(await bytesInTmp()).toBeLessThan(mib);
  });
});
