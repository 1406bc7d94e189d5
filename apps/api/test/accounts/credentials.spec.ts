import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewToken, Token } from '@todo/shared/accounts/token';
import { until } from '../../../../tools/until.js';
import { Database } from '../../src/database/database.js';
import { join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { sendRaw } from '../support/raw.js';

let api: Api;
let ann: Person;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts' });
  ann = await join(api.client, 'Ann');
});
afterAll(() => api.stop());

describe('an Authorization header', () => {
  const made = (kind: string, length = 43) => `Bearer todo_${kind}_${'A'.repeat(length)}`;

  test.each([
    ['of another scheme', 'Basic YW5uOnBhc3N3b3Jk'],
    ['without a token', 'Bearer'],
    ['with an empty token', 'Bearer '],
    ['with a token of nobody', made('session')],
    ['with a token of an unknown kind', made('admin')],
    ['with a token in capitals', made('SESSION')],
    ['with a token whose kind is in capitals', made('Token')],
    ['with a token named like a member of every object', made('constructor')],
    ['with a token that is too short', made('token', 42)],
    ['with a token that is too long', made('token', 44)],
    ['with a token of 8,000 characters', made('session', 8_000)],
    ['with two tokens', `${made('session')}, ${made('token')}`],
    ['with the hash of a token', `Bearer ${'a'.repeat(64)}`],
    ['with an injection', "Bearer ' OR 1 = 1 --"],
    ['of bytes that are not UTF-8', 'Bearer \u00ff\u00fe\u00fd'],
  ])('%s is refused, and told so', async (_what, header) => {
    const answer = await api.client.list('', { Authorization: header });
    expectProblem(answer, 401, 'unauthorized');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="todo", error="invalid_token"');
  });

  test('beyond the limit for headers is refused, and the service keeps running', async () => {
    const head = `GET /todo HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${made('session', 20_000)}\r\n\r\n`;
    const answer = await sendRaw(api.client.url, head);
    expectProblem(answer, 431, 'headers-too-large');
    expect((await ann.client.list()).status).toBe(200);
  });

  test('takes the scheme in any case', async () => {
    const header = `bearer ${ann.session.token}`;
    expect((await api.client.list('', { Authorization: header })).status).toBe(200);
  });

  test('a token with one character changed authenticates nobody', async () => {
    const { token } = ann.session;
    const changed = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
    expect((await api.client.list('', { Authorization: `Bearer ${changed}` })).status).toBe(401);
  });

  test.each(['?token=', '?access_token=', '?session='])('a token in the query (%s) is no credential', async (query) => {
    expect((await api.client.list(`${query}${ann.session.token}`)).status).toBe(401);
  });

  test('neither is a cookie, so that no other site can use it', async () => {
    const cookie = `session=${ann.session.token}; token=${ann.session.token}; todo_session=${ann.session.token}`;
    expect((await api.client.list('', { Cookie: cookie })).status).toBe(401);
  });

  test('is checked before the body is parsed', async () => {
    expectProblem(await api.client.post('/todo', '{broken'), 401, 'unauthorized');
    expectProblem(await api.client.post('/todo', 'x'.repeat(300_000)), 401, 'unauthorized');
  });

  test.each(['/hc', '/livez', '/readyz', '/docs', '/openapi.json', '/users/policy'])(
    'is not needed for %s',
    async (path) => {
      expect((await api.client.get(path)).status).toBe(200);
    },
  );

  test('is not needed to learn which methods a path has, or that a path does not exist', async () => {
    expect((await api.client.call('OPTIONS', '/todo')).status).toBe(204);
    expect((await api.client.call('PUT', '/tokens')).status).toBe(405);
    expect((await api.client.get('/todos')).status).toBe(404);
  });
});

describe('a personal token', () => {
  const make = (body: object) => ann.client.post<NewToken>('/tokens', body);
  const as = (token: string) => api.client.with({ Authorization: `Bearer ${token}` });
  const listed = async () => (await ann.client.get<Token[]>('/tokens')).body;

  test('is shown once, and works until it is revoked', async () => {
    const { status, body, headers } = await make({ name: ' backup script ', scope: 'write' });
    expect({ status, name: body.name, scope: body.scope }).toEqual({
      status: 201,
      name: 'backup script',
      scope: 'write',
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.token).toMatch(/^todo_token_[\w-]{43}$/);
    expect(JSON.stringify(await listed())).not.toContain(body.token);
    expect((await as(body.token).post('/todo', { title: 'by script' })).status).toBe(201);
    expect((await ann.client.delete(`/tokens/${body.id}`)).status).toBe(204);
    expectProblem(await as(body.token).list(), 401, 'unauthorized');
    expectProblem(await ann.client.delete(`/tokens/${body.id}`), 404, 'not-found');
  });

  // Without a limit, somebody with a single session could fill the database.
  test('is one of at most a hundred; revoking one makes room for another', async () => {
    const bea = await join(api.client, 'Bea');
    await api.app.get(Database).writes(async (tx) => {
      for (let n = 0; n < 99; n++)
        await tx.query('INSERT INTO token (user, hash, name, scope, created) VALUES (?, ?, ?, ?, ?)', [
          bea.session.user.id,
          `of Bea ${n}`,
          `number ${n}`,
          'read',
          '2026-01-01 00:00:00.000',
        ]);
    });
    const makeOne = () => bea.client.post<NewToken>('/tokens', { name: 'one more', scope: 'read' });
    const { status, body } = await makeOne();
    expect(status).toBe(201);
    const { message } = expectProblem(await makeOne(), 409, 'too-many-tokens');
    expect(message).toContain('at most 100 tokens: revoke one');
    expect((await bea.client.delete(`/tokens/${body.id}`)).status).toBe(204);
    expect((await makeOne()).status).toBe(201);
  });

  test('has the time of its last use', async () => {
    const { body } = await make({ name: 'x', scope: 'read' });
    expect(body.last_used).toBeNull();
    await as(body.token).list();
    await until('the use is noted', async () => {
      const used = (await listed()).find(({ id }) => id === body.id)?.last_used;
      return used != null && Date.parse(used) >= Date.parse(body.created);
    });
  });

  test('with the scope `read` can only read (HEAD included), and a write says which scope it lacks', async () => {
    const { body } = await make({ name: 'x', scope: 'read' });
    expect((await as(body.token).list()).status).toBe(200);
    expect((await as(body.token).call('HEAD', '/todo')).status).toBe(200);
    const refused = await as(body.token).post('/todo', { title: 'x' });
    expectProblem(refused, 403, 'forbidden');
    expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  test('cannot manage the account, whatever its scope: who finds one cannot lock the owner out', async () => {
    const { body } = await make({ name: 'x', scope: 'write' });
    for (const [method, path] of [
      ['PATCH', '/users/me'],
      ['DELETE', '/users/me'],
      ['GET', '/sessions'],
      ['DELETE', '/sessions'],
      ['POST', '/tokens'],
      ['GET', '/tokens'],
      ['DELETE', `/tokens/${body.id}`],
    ] as const) {
      expectProblem(await as(body.token).call(method, path, {}), 403, 'forbidden');
    }
  });

  test.each([
    ['no name', { scope: 'read' }, '/name'],
    ['an empty name', { name: ' ', scope: 'read' }, '/name'],
    ['no scope', { name: 'x' }, '/scope'],
    ['an unknown scope', { name: 'x', scope: 'admin' }, '/scope'],
  ])('is not made with %s', async (_what, body, pointer) => {
    expect(expectProblem(await make(body), 422, 'validation').errors?.[0]?.pointer).toBe(pointer);
  });
});
