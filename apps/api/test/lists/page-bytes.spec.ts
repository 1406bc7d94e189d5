import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { limits } from '@todo/shared/limits';
import { Sort } from '@todo/shared/todos/list-query';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { nextPage } from './next-page.js';

const rows = 80;
const statuses = ['TODO', 'PROGRESS', 'DONE'];
let api: Api;
let ids: number[];
beforeAll(async () => {
  api = await startApi();
  const added = await api.client.addMany(rows, (n) => ({
    title: `note ${n}`,
    // Contents of maximum size, with some of one letter between them.
    content: n % 10 === 0 ? 'x' : 'ü'.repeat(limits.contentBytes / 2),
    status: statuses[n % 3],
    due: n % 2 ? '2026-11-30' : null,
  }));
  ids = added.map(({ id }) => id);
});
afterAll(() => api.stop());

const bytesOf = (todos: Todo[]) =>
  todos.reduce((sum, { title, content }) => sum + Buffer.byteLength(title) + Buffer.byteLength(content), 0);

/** All pages, following their links. */
async function pagesOf(query: string): Promise<Todo[][]> {
  const pages: Todo[][] = [];
  for (let path: string | undefined = `/todo${query}`; path !== undefined; ) {
    const { body, headers } = await api.client.get<Todo[]>(path);
    pages.push(body);
    path = nextPage(headers);
  }
  return pages;
}

describe('a page of long notes', () => {
  test.each(['?status=ALL', '?status=ALL&limit=200', ...Sort.options.map((sort) => `?status=ALL&sort=${sort}`)])(
    'of %s ends at the limit of bytes, filled up to it, and the links lead through every note once',
    async (query) => {
      const pages = await pagesOf(query);
      expect(pages.length).toBeGreaterThan(2);
      for (const [n, page] of pages.entries()) {
        expect(bytesOf(page)).toBeLessThanOrEqual(limits.pageBytes);
        const following = pages[n + 1]?.[0];
        if (following) expect(bytesOf([...page, following])).toBeGreaterThan(limits.pageBytes);
      }
      expect(
        pages
          .flat()
          .map(({ id }) => id)
          .sort((a, b) => a - b),
      ).toEqual(ids);
    },
  );

  test('has the requested number of rows with content=excerpt', async () => {
    const { body, headers } = await api.client.list('?status=ALL&content=excerpt');
    expect({ rows: body.length, next: nextPage(headers) }).toEqual({ rows, next: undefined });
  });

  test('ends at the limit of bytes in a search and in the trash too', async () => {
    expect((await pagesOf('?status=ALL&q=%C3%BC%C3%BC')).map((page) => page.length)).toEqual([33, 33, 6]);
    await api.client.delete('/todo?status=DONE');
    const pages = await pagesOf('?deleted=true&limit=200');
    expect(pages.every((page) => bytesOf(page) <= limits.pageBytes)).toBe(true);
    expect(pages.flat()).toHaveLength(26);
  });
});
