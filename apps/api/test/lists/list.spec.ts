import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';

let api: Api;
let all: Todo[];
beforeAll(async () => {
  api = await startApi();
  const statuses = ['TODO', 'PROGRESS', 'DONE'];
  const titles = ['banana', 'Apple', 'apple', 'BANANA', 'cherry'];
  const days = ['2026-11-30', null, '2026-11-01', '2026-11-30'];
  await api.client.addMany(45, (n) => ({
    title: titles[n % titles.length],
    status: statuses[n % statuses.length],
    due: days[n % days.length],
    order: n % 7,
  }));
  for (const { id } of (await api.client.list('?status=ALL&limit=10')).body) {
    await api.client.patch(`/todo/${id}`, { content: 'touched' });
  }
  all = (await api.client.list('?status=ALL')).body;
});
afterAll(() => api.stop());

const idsOf = (todos: Todo[]) => todos.map(({ id }) => id);

describe('GET /todo', () => {
  test('returns a bare array of the active todos, as the tutorial expects', async () => {
    const { status, body, headers } = await api.client.list();
    expect(status).toBe(200);
    expect(body).toHaveLength(15);
    expect(body.every((todo) => todo.status === 'TODO')).toBe(true);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('link')).toBeNull();
    expect(headers.get('x-total-count')).toBeNull();
  });

  test.each([
    ['', ['TODO']],
    ['?status=', ['TODO']],
    ['?status=PROGRESS', ['PROGRESS']],
    ['?status=DONE,TODO', ['DONE', 'TODO']],
    ['?status=DONE,DONE', ['DONE']],
    ['?status=ALL', ['DONE', 'PROGRESS', 'TODO']],
    ['?status=TODO,PROGRESS,DONE', ['DONE', 'PROGRESS', 'TODO']],
  ])('%p lists exactly %j', async (query, statuses) => {
    const { body } = await api.client.list(query);
    expect(idsOf(body).sort()).toEqual(idsOf(all.filter(({ status }) => statuses.includes(status))).sort());
  });

  test('each row is equal to the todo when read alone', async () => {
    for (const todo of all.slice(0, 3)) expect((await api.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
  });

  test('unknown and empty parameters are ignored', async () => {
    const plain = await api.client.list('?status=ALL');
    const noisy = await api.client.list(
      '?status=ALL&utm_source=x&q=&due=&tz=&sort=&limit=&cursor=&count=&deleted=&__proto__=1',
    );
    expect(noisy.body).toEqual(plain.body);
  });

  test('count=true counts the whole list, whatever the page', async () => {
    const { headers, body } = await api.client.list('?status=ALL&count=true&limit=3');
    expect({ total: headers.get('x-total-count'), rows: body.length }).toEqual({ total: '45', rows: 3 });
    expect((await api.client.list('?count=true&q=apple')).headers.get('x-total-count')).toBe('6');
    expect((await api.client.list('?count=false')).headers.get('x-total-count')).toBeNull();
  });
});

type Key = (todo: Todo) => string | number;
const last = '\u{10ffff}';
const sorts: [string, Key, 1 | -1][] = [
  ['-updated', (todo) => todo.updated, -1],
  ['updated', (todo) => todo.updated, 1],
  ['created', (todo) => todo.created, 1],
  ['-created', (todo) => todo.created, -1],
  ['order', (todo) => todo.order, 1],
  ['due', (todo) => todo.due ?? last, 1],
  ['title', (todo) => todo.title.toLowerCase(), 1],
];

function sorted(todos: Todo[], key: Key, direction: 1 | -1): number[] {
  const compare = (a: Todo, b: Todo) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id);
  return idsOf([...todos].sort((a, b) => direction * compare(a, b)));
}

describe('sort', () => {
  test.each(sorts)(
    '%s puts every row in its place, ties by id, todos without a date last',
    async (sort, key, direction) => {
      const { body } = await api.client.list(`?status=ALL&sort=${sort}`);
      expect(idsOf(body)).toEqual(sorted(all, key, direction));
      const oneStatus = await api.client.list(`?status=DONE&sort=${sort}`);
      expect(idsOf(oneStatus.body)).toEqual(
        sorted(
          all.filter(({ status }) => status === 'DONE'),
          key,
          direction,
        ),
      );
    },
  );

  test('by default, the newest change comes first', async () => {
    expect((await api.client.list('?status=ALL')).body).toEqual(
      (await api.client.list('?status=ALL&sort=-updated')).body,
    );
  });
});

describe('limit', () => {
  test.each(sorts)('pages of 7 by %s add up to the whole list', async (sort) => {
    const whole = await api.client.list(`?status=ALL&sort=${sort}`);
    const { body } = await api.client.list(`?status=ALL&sort=${sort}&limit=7`);
    expect(body).toEqual(whole.body.slice(0, 7));
  });

  test('a page that ends with the list has no next link', async () => {
    const exact = await api.client.list('?limit=15');
    expect({ rows: exact.body.length, link: exact.headers.get('link') }).toEqual({ rows: 15, link: null });
    expect((await api.client.list('?limit=14')).headers.get('link')).toMatch(/rel="next"$/);
  });
});
