import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { limits } from '@todo/shared/limits';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { sendRaw } from '../support/raw.js';

let api: Api;
let before: Awaited<ReturnType<Api['client']['everything']>>;
beforeAll(async () => {
  api = await startApi();
  await api.client.add({ title: 'must stay as it is' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  before = await api.client.everything();
});
afterEach(async () => {
  expect(await api.client.everything()).toEqual(before);
});

const json = '{"title":"never stored"}';
/** A create request with these header lines, followed by a body. */
const post = (lines: string, body = json) =>
  `POST /todo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${lines}\r\n\r\n${body}`;
const length = `Content-Length: ${json.length}`;

describe('invalid HTTP is answered with a problem, and the connection is closed', () => {
  test.each([
    ['noise', 'GARBAGE\r\n\r\n'],
    ['an empty method', ' /todo HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an unknown method', 'BREW /todo HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an unknown version', 'GET /todo HTTP/9.9\r\nHost: localhost\r\n\r\n'],
    ['a space in the path', 'GET /to do HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['a TLS greeting', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
    ['a header without a colon', 'GET /todo HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n'],
    ['a NUL in a header', 'GET /todo HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n'],
    ['a length that is not a number', post('Content-Length: many')],
    ['a negative length', post('Content-Length: -1')],
    ['two lengths', post(`${length}\r\nContent-Length: 3`)],
    ['a length and chunks, the way requests are smuggled', post(`${length}\r\nTransfer-Encoding: chunked`)],
    ['a chunk size that is not a number', post('Transfer-Encoding: chunked', 'zz\r\n')],
  ])('%s', async (_why, bytes) => {
    const answer = await sendRaw(api.client.url, bytes);
    expectProblem(answer, 400, 'invalid-parameter');
    expect(answer.headers.get('connection')).toBe('close');
  });

  test('a request without Host, which HTTP/1.1 requires', async () => {
    expectProblem(await sendRaw(api.client.url, 'GET /todo HTTP/1.1\r\n\r\n'), 400, 'invalid-parameter');
  });

  test.each(['a b', 'a/b', 'user@a', '[', '[::1', 'a:port', 'a:123456', '%', 'a?b', 'a, b', 'ü'])(
    'an invalid Host: %p',
    async (host) => {
      const answer = await sendRaw(
        api.client.url,
        Buffer.from(`GET /todo?limit=1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 'latin1'),
      );
      expectProblem(answer, 400, 'invalid-parameter');
    },
  );

  test.each([
    'X-Forwarded-Host: a b',
    'X-Forwarded-Host: a/b',
    'X-Forwarded-Proto: java script',
    'X-Forwarded-Proto: ftp',
  ])('a forwarded origin that is none: %s', async (line) => {
    const answer = await sendRaw(api.client.url, `GET /todo?limit=1 HTTP/1.1\r\nHost: localhost\r\n${line}\r\n\r\n`);
    expectProblem(answer, 400, 'invalid-parameter');
  });

  test('two Host headers', async () => {
    const answer = await sendRaw(api.client.url, 'GET /todo HTTP/1.1\r\nHost: localhost\r\nHost: y\r\n\r\n');
    expect(answer.status).toBeLessThan(500);
  });

  test('but HTTP/1.0 without a Host, as simple health checks send it, is served', async () => {
    expect((await sendRaw(api.client.url, 'GET /hc HTTP/1.0\r\n\r\n')).text).toBe('OK');
    expect((await sendRaw(api.client.url, 'GET /todo?limit=1 HTTP/1.0\r\n\r\n')).status).toBe(200);
  });

  test('headers of more than 16 KiB', async () => {
    const answer = await sendRaw(
      api.client.url,
      `GET /todo HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    expectProblem(answer, 431, 'headers-too-large');
  });

  test('a request line of more than 16 KiB', async () => {
    const answer = await sendRaw(
      api.client.url,
      `GET /todo?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    );
    expectProblem(answer, 431, 'headers-too-large');
  });
});

describe('bodies that differ from what their headers announce', () => {
  test('chunks beyond 256 KiB are rejected before they end', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    expectProblem(await sendRaw(api.client.url, post('Transfer-Encoding: chunked', chunk.repeat(5))), 413, 'too-large');
  });

  test('a length beyond 256 KiB is rejected before the body arrives', async () => {
    const answer = await sendRaw(api.client.url, post(`Content-Length: ${limits.bodyBytes + 1}`, ''));
    expectProblem(answer, 413, 'too-large');
  });

  test.each([
    ['in the middle of its length', `Content-Length: ${json.length + 1}`, json],
    ['in the middle of a chunk', 'Transfer-Encoding: chunked', `${(json.length + 1).toString(16)}\r\n${json}`],
    ['before the last chunk', 'Transfer-Encoding: chunked', `${json.length.toString(16)}\r\n${json}\r\n`],
  ])('a client that hangs up %s has created nothing', async (_why, lines, body) => {
    const { connect } = await import('node:net');
    const { port } = new URL(api.client.url);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end(post(lines, body)));
      socket
        .on('error', reject)
        .on('close', () => resolve())
        .resume();
    });
  });

  test('but a complete chunked body is accepted', async () => {
    const body = `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`;
    const answer = await sendRaw(api.client.url, post('Transfer-Encoding: chunked', body));
    expect(answer.status).toBe(201);
    await api.client.clear();
    before = await api.client.everything();
  });
});

describe('headers that no HTTP library sends', () => {
  const keyed = (key: string) => Buffer.from(post(`${length}\r\nIdempotency-Key: ${key}`), 'latin1');

  test.each([
    ['empty', ''],
    ['quoted and empty', '""'],
    ['of 256 characters', 'k'.repeat(256)],
    ['with a space', 'a b'],
    ['with a tab', 'a\tb'],
    ['with a letter beyond ASCII', 'schlüssel'],
    ['with a DEL', 'a\x7fb'],
    ['sent twice', 'a\r\nIdempotency-Key: b'],
  ])('an Idempotency-Key %s', async (_why, key) => {
    expectProblem(await sendRaw(api.client.url, keyed(key)), 400, 'invalid-parameter');
  });

  test('a content type that is empty', async () => {
    const request = `POST /todo HTTP/1.1\r\nHost: localhost\r\nContent-Type:\r\n${length}\r\n\r\n${json}`;
    expectProblem(await sendRaw(api.client.url, request), 415, 'unsupported-media-type');
  });

  test('an Expect header that cannot be met', async () => {
    const answer = await sendRaw(api.client.url, post(`${length}\r\nExpect: miracles\r\nIdempotency-Key: a b`));
    expectProblem(answer, 400, 'invalid-parameter');
  });

  test('a CONNECT, which is for proxies, opens no tunnel', async () => {
    const answer = await sendRaw(
      api.client.url,
      'CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n',
    ).catch(() => undefined);
    expect(answer?.status ?? 400).toBeGreaterThanOrEqual(400);
  });
});

describe('input that only looks dangerous', () => {
  test('a create with a key and 100,000 brackets in an unknown member does not crash the service', async () => {
    const deep = `{"title":"","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const answer = await api.client.post('/todo', deep, { 'Idempotency-Key': 'deep' });
    expectProblem(answer, 422, 'validation');
    const accepted = await api.client.post('/todo', deep.replace('""', '"deep"'), { 'Idempotency-Key': 'deeper' });
    expect(accepted.status).toBeLessThan(500);
    await api.client.clear();
    before = await api.client.everything();
  });
});
