import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { masterUrl } from '../support/servers/database.js';

let api: Api;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  [ann, bob] = [await join(api.client, 'Ann'), await join(api.client, 'Bob')];
  await bob.client.add({ title: 'found at once' });
  // Beside a letter of another script, expressions take longest.
  const { id } = await ann.client.add({ content: `買${'a'.repeat(30_000)}` });
  await api.app.get(Database).writes(async (tx) => {
    for (let n = 0; n < 7; n++) {
      await tx.query(
        `INSERT INTO todo (owner, title, content, status, created, updated, position, version)
        SELECT owner, title, content, status, created, updated, position, version FROM todo WHERE owner = ?`,
        [ann.session.user.id],
      );
    }
    expect(id).toBeGreaterThan(0);
  });
});
afterAll(() => api.stop());

/** Almost matches at each position of each note, which makes the search slow. */
const hard = `?q=${'a'.repeat(150)}b`;
/** The same for long enough that other searches arrive meanwhile. */
const lasting = `?q=${'a'.repeat(8)}b`;

test('while one person searches many long notes, other people are served, and so are their searches', async () => {
  let over = false;
  const slow = Promise.allSettled(Array.from({ length: 3 }, () => ann.client.list(hard))).then((ended) => {
    over = true;
    return ended;
  });
  expect((await api.client.get('/livez')).status).toBe(200);
  expect((await bob.client.list()).body).toHaveLength(1);
  expect(over).toBe(false);
  expect((await bob.client.list('?q=found')).body).toHaveLength(1);
  expect(await slow).toEqual(Array(3).fill(expect.objectContaining({ status: 'fulfilled' })));
});

test('while one person clears todos by a slow search, other people are served, and so are their writes', async () => {
  let over = false;
  const slow = ann.client.delete(`/todo${hard}&status=ALL`).finally(() => {
    over = true;
  });
  let written = 0;
  for (; !over; written++) expect((await bob.client.post('/todo', { title: 'written meanwhile' })).status).toBe(201);
  await slow;
  // MySQL searches in a thread of its own, and is done sooner.
  expect(written).toBeGreaterThan(masterUrl ? 0 : 10);
});

test('the number of simultaneous searches per person is limited; more are refused with the time to wait', async () => {
  // Some may be done before the last of them arrive, which frees their places.
  const answers = await Promise.all(Array.from({ length: 100 }, () => ann.client.list(lasting)));
  const refused = answers.filter(({ status }) => status === 429);
  const served = answers.filter(({ status }) => status === 200);
  expect(served.length).toBeGreaterThanOrEqual(20);
  expect(refused.length).toBeGreaterThan(0);
  expect(served.length + refused.length).toBe(answers.length);
  expectProblem(refused[0] as (typeof answers)[0], 429, 'rate-limited');
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
});
