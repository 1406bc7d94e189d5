import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewSession, Session } from '@todo/shared/accounts/session';
import { until } from '../../../../tools/until.js';
import { Database } from '../../src/database/database.js';
import { bearer, elsewhere, goodPassword, join, logIn, type Person, register } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
let people = 0;
let ann: Person;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts' });
});
afterAll(() => api.stop());

/** A new user for each test. */
const someone = () => `person.${++people}`;

describe('POST /sessions', () => {
  test('returns the token once, and it works from then on', async () => {
    const name = someone();
    await register(api.client, name);
    const answer = await elsewhere(api.client)
      .with({ 'User-Agent': 'Firefox on a Tuesday' })
      .post<NewSession>('/sessions', { name, password: goodPassword });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const { token, user, client, current, ...times } = answer.body;
    expect(token).toMatch(/^todo_session_[\w-]{43}$/);
    expect({ name: user.name, client, current }).toEqual({ name, client: 'Firefox on a Tuesday', current: true });
    expect(Date.parse(times.expires) - Date.parse(times.created)).toBe(30 * 24 * 3_600_000);
    expect((await api.client.list('', bearer(token))).status).toBe(200);
    const listed = await api.client.get<Session[]>('/sessions', bearer(token));
    expect(listed.text).not.toContain(token);
  });

  test('an unknown name and a wrong password get exactly the same response', async () => {
    const name = someone();
    await register(api.client, name);
    const [wrong, unknown] = [
      await elsewhere(api.client).post('/sessions', { name, password: 'not the password' }),
      await elsewhere(api.client).post('/sessions', { name: 'nobody.at.all', password: goodPassword }),
    ];
    const problems = [wrong, unknown].map((answer) => {
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="todo"');
      return { ...expectProblem(answer, 401, 'wrong-credentials'), request_id: '' };
    });
    expect(problems[0]).toEqual(problems[1]);
    expect([...wrong.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort());
  });

  test('an unknown name costs as much time as a wrong password', async () => {
    const name = someone();
    await register(api.client, name);
    const times: Record<string, number[]> = { [name]: [], 'nobody.at.all': [] };
    for (let round = 0; round < 8; round++) {
      for (const [each, list] of Object.entries(times)) {
        const client = elsewhere(api.client);
        const started = performance.now();
        await client.post('/sessions', { name: each, password: 'not the password' });
        list.push(performance.now() - started);
      }
    }
    const [known = 0, unknown = 0] = Object.values(times).map((list) => Math.min(...list));
    // Rejecting an unknown name without hashing would be more than ten times faster.
    expect(unknown).toBeGreaterThan(known / 3);
  });

  test.each([
    ['an array', []],
    ['numbers', { name: 1, password: 2 }],
    ['objects', { name: { $ne: '' }, password: { $ne: '' } }],
    ['nothing', {}],
    ['a password of 2,000 characters', { name: 'x', password: 'p'.repeat(2_000) }],
    ['a name of 10,000 characters', { name: 'n'.repeat(10_000), password: goodPassword }],
  ])('refuses %s as credentials', async (_what, body) => {
    expectProblem(await elsewhere(api.client).post('/sessions', body), 422, 'validation');
  });

  test.each(["' OR 1 = 1 --", 'ann\0', '\u{1F600}', '%', 'ａｎｎ', '../ann'])(
    'the name %j is unknown, and causes no error',
    async (name) => {
      const answer = await elsewhere(api.client).post('/sessions', { name, password: goodPassword });
      expectProblem(answer, 401, 'wrong-credentials');
    },
  );

  test('a token that somebody else chose never becomes a session', async () => {
    const chosen = `todo_session_${'A'.repeat(43)}`;
    const name = someone();
    await register(api.client, name);
    const login = await elsewhere(api.client)
      .with({ ...bearer(chosen), Cookie: `session=${chosen}; token=${chosen}` })
      .post<NewSession>('/sessions', { name, password: goodPassword });
    expect(login.status).toBe(201);
    expect(login.body.token).not.toBe(chosen);
    expect((await api.client.list('', bearer(chosen))).status).toBe(401);
  });

  test('each log-in creates a new token', async () => {
    const name = someone();
    const first = await join(api.client, name);
    const second = await logIn(api.client, name);
    expect(first.session.token).not.toBe(second.session.token);
    expect((await first.client.list()).status).toBe(200);
  });
});

describe('a person with several sessions', () => {
  let other: Person;
  beforeAll(async () => {
    const name = someone();
    ann = await join(api.client, name);
    other = await logIn(api.client, name);
  });

  test('sees them, newest first, and which of them is the current one', async () => {
    const { body } = await ann.client.get<Session[]>('/sessions');
    expect(body.map(({ id, current }) => ({ id, current }))).toEqual([
      { id: other.session.id, current: false },
      { id: ann.session.id, current: true },
    ]);
  });

  test('ends one of them from another', async () => {
    expect((await other.client.list()).status).toBe(200);
    expect((await ann.client.delete(`/sessions/${other.session.id}`)).status).toBe(204);
    expectProblem(await other.client.list(), 401, 'unauthorized');
    expectProblem(await ann.client.delete(`/sessions/${other.session.id}`), 404, 'not-found');
  });

  test('logs out of one session only', async () => {
    const here = await logIn(api.client, ann.name);
    expect((await here.client.delete('/sessions/current')).status).toBe(204);
    expect((await here.client.list()).status).toBe(401);
    expect((await ann.client.list()).status).toBe(200);
  });

  test('logs out of all sessions', async () => {
    const here = await logIn(api.client, ann.name);
    expect((await here.client.delete('/sessions')).status).toBe(204);
    expect((await here.client.list()).status).toBe(401);
    expect((await ann.client.list()).status).toBe(401);
    const again = await logIn(api.client, ann.name);
    expect((await again.client.get<Session[]>('/sessions')).body).toHaveLength(1);
  });
});

// Without a limit, somebody who knows one password could fill the database.
test('the hundred-and-first session ends the least recently used one', async () => {
  const name = someone();
  const [idle, used] = [await join(api.client, name), await logIn(api.client, name)];
  await api.app.get(Database).writes(async (tx) => {
    const before = new Date(Date.now() - 60_000).toISOString().slice(0, 23).replace('T', ' ');
    await tx.query('UPDATE session SET last_used = ? WHERE id = ?', [before, idle.session.id]);
    for (let n = 0; n < 98; n++)
      await tx.query(
        `INSERT INTO session (user, hash, client, created, last_used, expires)
        SELECT user, ?, client, created, last_used, expires FROM session WHERE id = ?`,
        [`of ${name} ${n}`, used.session.id],
      );
  });
  expect((await idle.client.list()).status).toBe(200);
  const newest = await logIn(api.client, name);
  expectProblem(await idle.client.list(), 401, 'unauthorized');
  expect((await used.client.list()).status).toBe(200);
  expect((await newest.client.get<Session[]>('/sessions')).body).toHaveLength(100);
});

describe('the lifetime of a session', () => {
  const daysFromNow = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 23).replace('T', ' ');
  /** Ages one session, because the service's clock cannot be set. */
  const age = (id: number, column: 'expires' | 'last_used', days: number) =>
    api.app
      .get(Database)
      .writes((tx) => tx.query(`UPDATE session SET ${column} = ? WHERE id = ?`, [daysFromNow(days), id]));
  const sessionsOf = async (person: Person) => (await person.client.get<Session[]>('/sessions')).body;

  test('survives a restart', async () => {
    const { session } = await join(api.client, someone());
    await api.restart();
    expect((await api.client.list('', bearer(session.token))).status).toBe(200);
  });

  test('ends after 30 days without use', async () => {
    const { session } = await join(api.client, someone());
    await age(session.id, 'expires', -0.001);
    expectProblem(await api.client.list('', bearer(session.token)), 401, 'unauthorized');
  });

  test('is extended by use', async () => {
    const person = await join(api.client, someone());
    await age(person.session.id, 'last_used', -20);
    await age(person.session.id, 'expires', 10);
    await until('the use is noted', async () => {
      const [session] = await sessionsOf(person);
      return Date.parse(session?.expires ?? '') > Date.now() + 29 * 86_400_000;
    });
  });
});
