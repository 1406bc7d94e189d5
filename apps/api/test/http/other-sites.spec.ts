import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import type { Answer } from '../support/client.js';
import { sendRaw } from '../support/raw.js';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
/** Headers that a browser adds to a request from a page of another site. */
const foreign: [string, Record<string, string>][] = [
  ['another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ['another port of this machine', { Origin: 'http://localhost:3291', 'Sec-Fetch-Site': 'same-site' }],
  ['a sandboxed frame', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
  ['another site in a browser without Sec-Fetch-Site', { Origin: 'https://evil.example' }],
  ['a sandboxed frame in such a browser', { Origin: 'null' }],
];

describe('the open list, which needs no credentials', () => {
  let api: Api;
  let live: number;
  let trashed: number;
  beforeAll(async () => {
    api = await startApi();
    live = (await api.client.add()).id;
    trashed = (await api.client.add()).id;
    await api.client.delete(`/todo/${trashed}`);
  });
  afterAll(() => api.stop());

  const todo = { title: 'x', status: 'DONE' };
  const writes = (): [string, string, unknown][] => [
    ['POST', '/todo', { title: 'x' }],
    ['PUT', '/todo', { id: live, ...todo }],
    ['PUT', `/todo/${live}`, todo],
    ['PATCH', `/todo/${live}`, { title: 'x' }],
    ['DELETE', `/todo/${live}`, undefined],
    ['DELETE', `/todo/${trashed}?deleted=true`, undefined],
    ['DELETE', '/todo?status=ALL', undefined],
    ['POST', `/todo/${trashed}/restore`, undefined],
  ];

  test.each(foreign)('cannot be changed from a page of %s, by any route', async (_who, headers) => {
    const before = await api.client.everything();
    for (const [method, path, body] of writes()) {
      const options = { headers: { ...form, ...headers }, ...(body !== undefined && { body }) };
      expectProblem(await api.client.call(method, path, options), 403, 'forbidden');
    }
    expect(await api.client.everything()).toEqual(before);
  });

  test('can be changed from a page of the same origin, from the address bar, and by programs', async () => {
    const { origin, host } = new URL(api.client.url);
    for (const headers of [
      { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'none' },
      { Origin: origin },
      // A proxy terminates TLS and does not forward the scheme.
      { Origin: `https://${host}` },
      {},
    ]) {
      expect((await api.client.post('/todo', { title: 'x' }, headers as Record<string, string>)).status).toBe(201);
    }
  });

  test('can still be read by programs, while the browser hides the response from other sites', async () => {
    const answer = await api.client.list('', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('can be changed from an origin in TODO_CORS_ORIGINS', async () => {
    await api.restart({ TODO_CORS_ORIGINS: 'https://board.example' });
    const headers = { Origin: 'https://board.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await api.client.post('/todo', { title: 'x' }, headers)).status).toBe(201);
    expect((await api.client.delete('/todo?status=ALL', headers)).status).toBe(200);
    await api.restart();
  });
});

describe('with accounts', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ TODO_AUTH: 'accounts' });
  });
  afterAll(() => api.stop());

  test.each(foreign)(
    'a page of %s can neither create accounts nor use up the log-in attempts of its visitor',
    async (_who, headers) => {
      const input = { name: 'ann', password: 'four purple kettles' };
      for (const path of ['/users', '/sessions']) {
        expectProblem(await api.client.post(path, input, { ...form, ...headers }), 403, 'forbidden');
      }
    },
  );

  test('any host name is accepted, because a page that rebinds its own has no token', async () => {
    expect((await ask(api, 'rebind.evil.example', '/livez')).status).toBe(200);
  });
});

/** A request as a browser sends it to a host name that resolves to this machine. */
function ask(api: Api, host: string, path: string, lines = ''): Promise<Answer<unknown>> {
  return sendRaw(api.client.url, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines}Connection: close\r\n\r\n`);
}

describe('the open list on loopback', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:8080', '[::1]:8080', '127.9.9.9'])(
    'accepts the host %s',
    async (host) => {
      expect((await ask(api, host, '/todo')).status).toBe(200);
    },
  );

  test.each(['rebind.evil.example', 'rebind.evil.example:8080', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'rejects the host %s, which a page may have resolve to this machine (DNS rebinding)',
    async (host) => {
      for (const path of ['/todo', '/todo/1', '/readyz', '/openapi.json', '/nowhere']) {
        const problem = expectProblem(await ask(api, host, path), 403, 'forbidden');
        expect(problem.detail).toContain('TODO_ALLOWED_HOSTS');
      }
      // A page can set this header to anything.
      expect((await ask(api, host, '/todo', 'X-Forwarded-Host: localhost\r\n')).status).toBe(403);
    },
  );

  test('accepts the names in TODO_ALLOWED_HOSTS too, which a proxy may send', async () => {
    await api.restart({ TODO_ALLOWED_HOSTS: 'todo.example, Board.example' });
    expect((await ask(api, 'todo.example', '/todo')).status).toBe(200);
    expect((await ask(api, 'board.example:8443', '/todo')).status).toBe(200);
    expect((await ask(api, 'other.example', '/todo')).status).toBe(403);
    await api.restart();
  });

  test.each(['Host', 'X-Forwarded-Host'])('rejects a name of more than 255 characters in %s', async (name) => {
    const head = name === 'Host' ? '' : 'Host: localhost\r\n';
    const answer = await sendRaw(
      api.client.url,
      `GET /todo HTTP/1.1\r\n${head}${name}: ${'a'.repeat(256)}\r\nConnection: close\r\n\r\n`,
    );
    expectProblem(answer, 400, 'invalid-parameter');
  });
});
