import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TodoList } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

const contents = [
  '',
  'short',
  'é'.repeat(400),
  `${'é'.repeat(400)}!`,
  '😀'.repeat(400),
  '😀'.repeat(15_000),
  'x'.repeat(60_000),
];

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (const [n, content] of contents.entries()) await api.client.add({ title: `note ${n}`, content });
});
afterAll(() => api.stop());

const list = (query: string) => api.client.get<TodoList>(`/todo${query}`);
const shown = contents.map((content) => {
  const characters = [...content];
  return { content: characters.slice(0, 400).join(''), excerpt: characters.length > 400 };
});

describe('content=excerpt', () => {
  test('has the first 400 characters of each note, splits no emoji, and marks longer notes', async () => {
    const { body } = await list('?sort=created&content=excerpt');
    expect(body.map(({ content, excerpt }) => ({ content, excerpt }))).toEqual(shown);
  });

  test('changes no other member, and a list without it has whole notes and no such mark', async () => {
    const whole = (await list('?sort=created')).body;
    const cut = (await list('?sort=created&content=excerpt')).body;
    expect(whole.map(({ content }) => content)).toEqual(contents);
    expect(whole.every((todo) => !('excerpt' in todo))).toBe(true);
    expect(cut).toEqual(whole.map((todo, n) => ({ ...todo, ...shown[n] })));
  });

  test('has its own ETag: a client that has one form must not be told that the other is unchanged', async () => {
    const tag = String((await list('')).headers.get('etag'));
    expect((await api.client.list('?content=excerpt', { 'If-None-Match': tag })).status).toBe(200);
  });

  test('works with several statuses, dates, a search beyond the excerpt, pages and the trash', async () => {
    const found = await list('?status=ALL&q=%C3%A9!&content=excerpt');
    expect(found.body.map(({ title, excerpt }) => ({ title, excerpt }))).toEqual([{ title: 'note 3', excerpt: true }]);
    const { headers } = await list('?status=ALL&sort=due&limit=5&content=excerpt');
    const rest = await api.client.get<TodoList>(/<(.+)>/.exec(String(headers.get('link')))?.[1] as string);
    expect(rest.body.map(({ excerpt }) => excerpt)).toEqual([true, true]);
    const trashed = await api.client.add({ content: 'x'.repeat(401) });
    await api.client.delete(`/todo/${trashed.id}`);
    const [deleted] = (await list('?deleted=true&content=excerpt')).body;
    expect(deleted).toMatchObject({ id: trashed.id, content: 'x'.repeat(400), excerpt: true });
  });

  test('is the only value that is accepted', async () => {
    expectProblem(await api.client.list('?content=none'), 400, 'invalid-parameter');
    expect((await list('?content=')).body[0]).not.toHaveProperty('excerpt');
  });
});
