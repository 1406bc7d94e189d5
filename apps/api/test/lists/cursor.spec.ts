import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Sort } from '@todo/shared/todos/list-query';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { nextPage } from './next-page.js';

const rows = 1_040;
let api: Api;
let all: number[];
beforeAll(async () => {
  api = await startApi();
  const statuses = ['TODO', 'PROGRESS', 'DONE'];
  const added = await api.client.addMany(rows, (n) => ({
    title: `title ${n % 50}`,
    status: statuses[n % 3],
    due: n % 4 === 0 ? null : `2026-11-${String((n % 20) + 10)}`,
    order: n % 90,
  }));
  all = added.map(({ id }) => id);
});
afterAll(() => api.stop());

/** Follows the links to the end; calls `between` after each page. */
async function walk(query: string, between: () => Promise<unknown> = async () => undefined): Promise<Todo[]> {
  const seen: Todo[] = [];
  for (let path: string | undefined = `/todo${query}`; path !== undefined; ) {
    const { status, body, headers } = await api.client.get<Todo[]>(path);
    expect(status).toBe(200);
    seen.push(...body);
    path = nextPage(headers);
    await between();
  }
  return seen;
}

describe('pages', () => {
  test.each(Sort.options)('by %s hold every row exactly once, while others add rows', async (sort) => {
    const added: number[] = [];
    const seen = await walk(`?status=ALL&sort=${sort}&limit=150`, async () => {
      const order = added.length * 17;
      added.push((await api.client.add({ title: `title ${order}`, order, due: '2026-11-15' })).id);
    });
    const ids = seen.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(all);
    expect(ids.filter((id) => known.has(id))).toHaveLength(rows);
    for (const id of added) {
      await api.client.delete(`/todo/${id}`);
      await api.client.delete(`/todo/${id}?deleted=true`);
    }
  });

  test.each(Sort.options)('by %s come in the order of the whole list', async (sort) => {
    const whole = [...(await walk(`?status=PROGRESS&sort=${sort}`))].map(({ id }) => id);
    const paged = (await walk(`?status=PROGRESS&sort=${sort}&limit=100`)).map(({ id }) => id);
    expect(paged).toEqual(whole);
  });

  test('of a search have every match once', async () => {
    const seen = await walk('?status=ALL&q=%22title%201%22&sort=title&limit=30');
    expect(seen.length).toBeGreaterThan(100);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.every(({ title }) => title.startsWith('title 1'))).toBe(true);
  });

  test('of the trash have every row once, although clearing gives all of them the same time', async () => {
    const cleared = await api.client.delete<{ ids: number[] }>('/todo?status=ALL&q=%22title%207%22');
    const seen = await walk('?deleted=true&limit=5');
    expect(seen.map(({ id }) => id).sort()).toEqual([...cleared.body.ids].sort());
    for (const { id } of seen) await api.client.post(`/todo/${id}/restore`);
  });

  test('without a limit have 1,000 rows, and a link to the rest', async () => {
    const { body, headers } = await api.client.list('?status=ALL&sort=created');
    expect(body).toHaveLength(1_000);
    const rest = await api.client.get<Todo[]>(String(nextPage(headers)));
    expect(rest.body).toHaveLength(rows - 1_000);
    expect(nextPage(rest.headers)).toBeUndefined();
  });

  test('are clamped to 200 rows', async () => {
    for (const limit of ['200', '201', '999999999'])
      expect((await api.client.list(`?limit=${limit}`)).body).toHaveLength(200);
    expect((await api.client.list('?limit=1')).body).toHaveLength(1);
    expect((await api.client.list('?limit=007')).body).toHaveLength(7);
  });
});

describe('a todo that is edited while somebody pages', () => {
  test.each([
    ['created', 1],
    ['-created', 1],
    ['updated', 2],
  ])('is by %s on %i page(s): a copy made in this order misses nothing', async (sort, times) => {
    // In sequence, because of several at once the fifth may not be the last.
    const added: Todo[] = [];
    for (let n = 0; n < 6; n++) added.push(await api.client.add({ title: `paged ${n}` }));
    const edited = added[4] as Todo;
    let edits = 0;
    const seen = await walk(`?q=paged&sort=${sort}&limit=5`, async () => {
      if (edits++ === 0) await api.client.patch(`/todo/${edited.id}`, { content: 'edited' });
    });
    const ids = seen.map(({ id }) => id);
    expect([...new Set(ids)].sort((a, b) => a - b)).toEqual(added.map(({ id }) => id));
    expect(ids.filter((id) => id === edited.id)).toHaveLength(times);
    for (const { id } of added) {
      await api.client.delete(`/todo/${id}`);
      await api.client.delete(`/todo/${id}?deleted=true`);
    }
  });
});

describe('Link', () => {
  test('is absolute, keeps every parameter and adds the cursor', async () => {
    const { headers } = await api.client.list(
      '?status=TODO,DONE&sort=title&limit=2&q=title&count=true&due=none&tz=Europe/Berlin',
    );
    const url = new URL(String(nextPage(headers)));
    expect(url.origin + url.pathname).toBe(`${api.client.url}/todo`);
    const { cursor, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toEqual({
      status: 'TODO,DONE',
      sort: 'title',
      limit: '2',
      q: 'title',
      count: 'true',
      due: 'none',
      tz: 'Europe/Berlin',
    });
    expect(cursor).toMatch(/^[\w-]+$/);
  });
});

describe('cursor', () => {
  const cursorOf = async (query: string) =>
    String(new URL(String(nextPage((await api.client.list(query)).headers))).searchParams.get('cursor'));

  test('survives a restart of the service', async () => {
    const cursor = await cursorOf('?status=ALL&sort=order&limit=10');
    const before = await api.client.list(`?status=ALL&sort=order&limit=10&cursor=${cursor}`);
    await api.restart();
    const after = await api.client.list(`?status=ALL&sort=order&limit=10&cursor=${cursor}`);
    expect(after.body.map(({ id }) => id)).toEqual(before.body.map(({ id }) => id));
  });

  test('is valid for another page size and another spelling of the same filter', async () => {
    const cursor = await cursorOf('?status=TODO,DONE&limit=10');
    expect((await api.client.list(`?status=DONE,TODO&limit=20&count=true&cursor=${cursor}`)).body).toHaveLength(20);
  });

  test.each([
    ['another status', '?status=DONE&sort=title&q=title'],
    ['another sort', '?status=ALL&sort=order&q=title'],
    ['another direction', '?status=ALL&sort=updated&q=title'],
    ['another search', '?status=ALL&sort=title&q=titl'],
    ['no search', '?status=ALL&sort=title'],
    ['a due filter', '?status=ALL&sort=title&q=title&due=none'],
    ['another zone', '?status=ALL&sort=title&q=title&tz=Asia/Tokyo'],
    ['the trash', '?status=ALL&q=title&deleted=true'],
  ])('of a list does not fit %s: no page is skipped silently', async (_what, query) => {
    const cursor = await cursorOf('?status=ALL&sort=title&q=title&limit=10');
    const problem = expectProblem(await api.client.list(`${query}&cursor=${cursor}`), 400, 'invalid-parameter');
    expect(problem.errors?.[0]?.pointer).toBe('/cursor');
  });

  test('that was tampered with is refused', async () => {
    const cursor = await cursorOf('?status=ALL&sort=title&limit=10');
    const wrong = [
      cursor.slice(1),
      cursor.slice(0, -2),
      `${cursor}AA`,
      cursor.split('').reverse().join(''),
      `${cursor}%3D`,
    ];
    for (const each of wrong) {
      expectProblem(await api.client.list(`?status=ALL&sort=title&limit=10&cursor=${each}`), 400, 'invalid-parameter');
    }
  });

  test('whose row is gone still leads to the next page', async () => {
    const page = await api.client.list('?status=ALL&sort=created&limit=5');
    const path = String(nextPage(page.headers));
    const expected = (await api.client.get<Todo[]>(path)).body.map(({ id }) => id);
    await api.client.delete(`/todo/${page.body[4]?.id}`);
    expect((await api.client.get<Todo[]>(path)).body.map(({ id }) => id)).toEqual(expected);
    await api.client.post(`/todo/${page.body[4]?.id}/restore`);
  });
});
