import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Feed } from '@todo/shared/calendar/feed';
import { limits } from '@todo/shared/limits';
import { until } from '../../../../tools/until.js';
import { Database } from '../../src/database/database.js';
import { goodPassword, join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { bySummary, makeFeed, readCalendar } from '../support/calendar.js';
import { expectProblem } from '../support/checks/problem.js';
import { idOf, letIn, makeList } from '../support/lists.js';
import { startWithPeople } from '../support/people.js';

let api: Api;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  ({
    api,
    people: [ann, bob],
  } = await startWithPeople('Ann', 'Bob'));
});
afterAll(() => api.stop());

/** Titles in a calendar, read without any credential. */
const titles = async (path: string) => [...bySummary(await readCalendar(api.client, path)).keys()].sort();
const expectGone = async (path: string) => expectProblem(await api.client.get(path), 404, 'not-found');
const due = '2026-11-26';

describe('a calendar', () => {
  test('of a person has all their lists, one of a list has only that list', async () => {
    const list = await makeList(ann.client, 'Home, sweet');
    await ann.client.add({ title: 'own', due });
    await ann.client.add({ title: 'shared', due, list: list.id, labels: ['late'] });
    const all = await makeFeed(ann.client);
    const one = await makeFeed(ann.client, { list: list.id });
    expect(await titles(all.path)).toEqual(['own', 'shared']);
    expect(await titles(one.path)).toEqual(['shared']);
    const shared = bySummary(await readCalendar(api.client, all.path)).get('shared');
    expect(shared?.getFirstProperty('categories')?.getValues()).toEqual(['Home, sweet', 'late']);
    expect((await readCalendar(api.client, one.path)).getFirstPropertyValue('name')).toBe('Home, sweet');
  });

  test('has its secret in one response only, and not in the database', async () => {
    const { id, path } = await makeFeed(ann.client);
    const secret = path.replace(/^\/calendar\/(.*)\.ics$/, '$1');
    expect(secret).toMatch(/^todo_calendar_[A-Za-z0-9_-]{43}$/);
    const { body, text } = await ann.client.get<Feed[]>('/calendar/feeds');
    expect(body[0]).toMatchObject({ id, list: null, kind: 'events' });
    expect(text).not.toContain(secret);
    const rows = await api.app.get(Database).reads((reader) => reader.query('SELECT * FROM calendar_feed'));
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('has the time of its last read, and is gone once revoked', async () => {
    const { id, path } = await makeFeed(ann.client);
    await titles(path);
    await until('its use is recorded', async () => {
      const { body } = await ann.client.get<Feed[]>('/calendar/feeds');
      return body.find((feed) => feed.id === id)?.last_used !== null;
    });
    expectProblem(await bob.client.delete(`/calendar/feeds/${id}`), 404, 'not-found');
    expect((await ann.client.delete(`/calendar/feeds/${id}`)).status).toBe(204);
    await expectGone(path);
    expectProblem(await ann.client.delete(`/calendar/feeds/${id}`), 404, 'not-found');
  });

  test('gets a 304 while nothing has changed', async () => {
    const list = await makeList(ann.client, 'Tagged');
    const todo = await ann.client.add({ title: 'tagged', due, list: list.id });
    const { path } = await makeFeed(ann.client, { list: list.id });
    const tag = async () => (await api.client.get(path)).headers.get('etag') as string;
    const first = await tag();
    const again = await api.client.get(path, { 'If-None-Match': first });
    expect([again.status, again.text, again.headers.get('cache-control')]).toEqual([304, '', 'private, no-cache']);
    for (const change of [
      () => ann.client.patch(`/todo/${todo.id}`, { due: '2026-11-27' }),
      () => ann.client.patch(`/lists/${list.id}`, { name: 'Renamed' }),
    ]) {
      const before = await tag();
      await change();
      expect((await api.client.get(path, { 'If-None-Match': before })).status).toBe(200);
    }
    expect((await api.client.call('HEAD', path)).status).toBe(200);
  });

  test('has a limited size, and then the todos with the latest dates', async () => {
    const list = await makeList(ann.client, 'Long');
    const content = '😀'.repeat(limits.feedNotesCodePoints);
    const todo = await ann.client.add({ title: 'first', due: '2020-01-01', list: list.id });
    await api.app.get(Database).writes(async (tx) => {
      // More than a calendar holds, inserted directly instead of by that many calls.
      const most = Math.ceil(limits.feedBytes / Buffer.byteLength(content));
      for (let n = 0; n < most; n++) {
        await tx.query(
          `INSERT INTO todo (title, content, status, created, updated, due, position, version, owner)
          SELECT 'later', ?, status, created, updated, '2026-11-26', position, version, owner FROM todo WHERE id = ?`,
          [content, todo.id],
        );
      }
    });
    const { path } = await makeFeed(ann.client, { list: list.id });
    const { text } = await api.client.get(path);
    expect(text.length).toBeLessThan(limits.feedBytes * 1.2);
    expect(text).toContain('SUMMARY:later');
    expect(text).not.toContain('SUMMARY:first');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});

describe('a calendar stops working', () => {
  test('permanently when its member leaves or is removed, and for nobody else', async () => {
    const list = await makeList(ann.client, 'Left');
    await letIn(ann, list, bob, 'viewer');
    const annsFeed = await makeFeed(ann.client, { list: list.id });
    const bobsFeed = await makeFeed(bob.client, { list: list.id });
    const bobsAll = await makeFeed(bob.client);
    await ann.client.add({ title: 'seen', due, list: list.id });
    expect(await titles(bobsFeed.path)).toEqual(['seen']);
    expect(await titles(bobsAll.path)).toEqual(['seen']);
    await ann.client.delete(`/lists/${list.id}/members/${idOf(bob)}`);
    await expectGone(bobsFeed.path);
    expect(await titles(bobsAll.path)).toEqual([]);
    expect(await titles(annsFeed.path)).toEqual(['seen']);
    await letIn(ann, list, bob, 'viewer');
    await expectGone(bobsFeed.path);
  });

  test('while its list is in the trash', async () => {
    const list = await makeList(ann.client, 'Thrown');
    const { path } = await makeFeed(ann.client, { list: list.id });
    await ann.client.delete(`/lists/${list.id}`);
    await expectGone(path);
    await ann.client.post(`/lists/${list.id}/restore`);
    expect(await titles(path)).toEqual([]);
  });

  test('with its account, and by a password change that revokes what others may have', async () => {
    const carl = await join(api.client, 'Carl');
    const kept = await makeFeed(carl.client);
    const passwords = { current_password: goodPassword, password: goodPassword };
    await carl.client.patch('/users/me', passwords);
    expect(await titles(kept.path)).toEqual([]);
    await carl.client.patch('/users/me', { ...passwords, revoke_tokens: true });
    await expectGone(kept.path);
    const { path } = await makeFeed(carl.client);
    // One that nobody can go on with, and so ends with him.
    const list = await makeList(carl.client, 'Ends');
    await letIn(carl, list, bob, 'viewer');
    const shown = await makeFeed(bob.client, { list: list.id });
    await carl.client.call('DELETE', '/users/me', { body: { current_password: goodPassword } });
    await expectGone(path);
    await expectGone(shown.path);
    const sql = 'SELECT id FROM calendar_feed WHERE account = ? OR calendar_feed.list = ?';
    const rows = await api.app.get(Database).reads((reader) => reader.query(sql, [idOf(carl), list.id]));
    expect(rows).toEqual([]);
  });

  test('when accounts are turned on or off', async () => {
    const open = await startApi({ TODO_RATE_LIMIT: '0' });
    try {
      await open.client.add({ title: 'for everybody', due });
      const { path } = await makeFeed(open.client);
      expect([...bySummary(await readCalendar(open.client, path)).keys()]).toEqual(['for everybody']);
      await open.restart({ TODO_AUTH: 'accounts' });
      expectProblem(await open.client.get(path), 404, 'not-found');
      const dora = await join(open.client, 'Dora');
      const own = await makeFeed(dora.client);
      expect((await open.client.get(own.path)).status).toBe(200);
      await open.restart();
      expectProblem(await open.client.get(own.path), 404, 'not-found');
    } finally {
      await open.stop();
    }
  });
});

describe('nobody can create', () => {
  test('a calendar of a list that is not theirs, of an unknown kind, or beyond the limit', async () => {
    const list = await makeList(ann.client, 'Private');
    expectProblem(await bob.client.post('/calendar/feeds', { list: list.id }), 404, 'not-found');
    expectProblem(await bob.client.post('/calendar/feeds', { kind: 'birthdays' }), 422, 'validation');
    const eve = await join(api.client, 'Eve');
    for (let n = 0; n < limits.feeds; n++) await makeFeed(eve.client);
    expectProblem(await eve.client.post('/calendar/feeds', {}), 422, 'quota-exceeded');
  });
});

test('guessing secrets is throttled, and then even a valid secret gets no calendar', async () => {
  const strict = await startApi({ TODO_RATE_LIMIT: '0' });
  try {
    const { path } = await makeFeed(strict.client);
    const guess = `/calendar/todo_calendar_${'A'.repeat(43)}.ics`;
    expectProblem(await strict.client.get('/calendar/x.ics'), 404, 'not-found');
    const statuses = await Promise.all(Array.from({ length: 61 }, async () => (await strict.client.get(guess)).status));
    expect(statuses.filter((status) => status === 404)).toHaveLength(60);
    const refused = await strict.client.get(path);
    expectProblem(refused, 429, 'rate-limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  } finally {
    await strict.stop();
  }
});
