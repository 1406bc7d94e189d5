import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('POST /todo', () => {
  test('a title alone makes a todo with every member of the contract, those of the tutorial first', async () => {
    const before = Date.now();
    const { status, body, headers } = await api.client.post('/todo', { title: 'Buy milk' });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual([
      'id',
      'title',
      'content',
      'status',
      'created',
      'updated',
      'completed',
      'due',
      'order',
      'version',
      'url',
      'list',
      'assignee',
      'repeat',
      'priority',
      'labels',
    ]);
    expect(Todo.parse(body)).toEqual(body);
    expect(body).toMatchObject({ title: 'Buy milk', content: '', status: 'TODO', completed: false, due: null });
    expect(body).toMatchObject({ version: 1, url: `${api.client.url}/todo/${body.id}` });
    expect(body.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(body.updated).toBe(body.created);
    expect(Math.abs(Date.parse(body.created) - before)).toBeLessThan(10_000);
    expect(headers.get('location')).toBe(body.url);
    expect(headers.get('etag')).toMatch(/^"1-/);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('every member that a client may set is stored', async () => {
    const given = { title: 'Book a train', content: 'to the sea', status: 'PROGRESS', due: '2026-11-30', order: -7.25 };
    const { body } = await api.client.post('/todo', given);
    expect(body).toMatchObject({ ...given, completed: false });
    expect((await api.client.get(`/todo/${body.id}`)).body).toEqual(body);
  });

  test('members that the server decides are ignored', async () => {
    const wish = {
      id: 77_777,
      version: 9,
      created: '2001-01-01',
      updated: '2001-01-01',
      url: 'x',
      deleted: '2001-01-01',
    };
    const todo = await api.client.add(wish);
    expect(todo).toMatchObject({ version: 1, url: `${api.client.url}/todo/${todo.id}` });
    expect(todo.id).not.toBe(77_777);
    expect(todo.created.slice(0, 4)).not.toBe('2001');
    expect(todo).not.toHaveProperty('deleted');
  });

  test.each([
    [{ completed: true }, { status: 'DONE', completed: true }],
    [{ completed: false }, { status: 'TODO', completed: false }],
    [{ status: 'DONE' }, { status: 'DONE', completed: true }],
    [
      { status: 'DONE', completed: true },
      { status: 'DONE', completed: true },
    ],
    [
      { status: 'PROGRESS', completed: false },
      { status: 'PROGRESS', completed: false },
    ],
  ])('%j makes %j: completed is a shorthand of the status', async (given, expected) => {
    expect(await api.client.add(given)).toMatchObject(expected);
  });

  test.each([
    ['a title of 188 characters', { title: 'x'.repeat(188) }],
    ['a title of 188 emoji', { title: '😀'.repeat(188) }],
    ['a title of one character', { title: 'x' }],
    ['a family, a flag, Arabic and Thai', { title: '👩‍👩‍👧‍👦 🇩🇪 مرحبا สวัสดี', content: '𝒳\u202e\ufeff\u200b' }],
    ['quotes, percent signs and SQL', { title: `'; DROP TABLE todo; -- % _ ! \\ " \``, content: '?:$1 %s {} <b>' }],
    ['control characters that are text', { title: 'a\tb', content: '\u0001\u001b[31m\r\n\u007f\u0085' }],
    ['60,000 bytes of content', { content: 'x'.repeat(60_000) }],
    ['15,000 emoji of content', { content: '😀'.repeat(15_000) }],
    ['the earliest due date', { due: '1000-01-01' }],
    ['the latest due date', { due: '9999-12-31' }],
    ['a leap day', { due: '2028-02-29' }],
    ['no due', { due: null }],
    ['the largest order', { order: 2 ** 52 }],
    ['the smallest order', { order: -(2 ** 52) }],
    ['an order close to zero', { order: Number.MIN_VALUE }],
  ])('%s comes back as it was sent', async (_what, given) => {
    const todo = await api.client.add(given);
    expect(todo).toMatchObject(given);
    expect((await api.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
  });

  test('white space around a title is removed; inside it and in the content it stays', async () => {
    const todo = await api.client.add({ title: ' \t\u3000 Buy  milk\n', content: '  indented\n\n' });
    expect(todo).toMatchObject({ title: 'Buy  milk', content: '  indented\n\n' });
  });

  test('combining characters are stored as they are, not normalized', async () => {
    const decomposed = 'Cafe\u0301';
    expect((await api.client.add({ title: decomposed })).title).toBe(decomposed);
  });

  test('an order of -0 is 0', async () => {
    const { body } = await api.client.post('/todo', '{"title":"x","order":-0}');
    expect(Object.is(body.order, 0)).toBe(true);
  });

  test('members that are unknown or named like built-in properties are ignored', async () => {
    const json =
      '{"title":"x","__proto__":{"status":"DONE"},"constructor":{"prototype":{"status":"DONE"}},"colour":"red"}';
    const { status, body } = await api.client.post('/todo', json);
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'TODO' });
    expect(body).not.toHaveProperty('colour');
    expect(({} as Record<string, unknown>).status).toBeUndefined();
  });

  test('of a duplicate member the last one counts', async () => {
    const { body } = await api.client.post('/todo', '{"title":"first","title":"last"}');
    expect(body.title).toBe('last');
  });

  test('a byte order mark in front of the body is ignored', async () => {
    expect((await api.client.post('/todo', '\ufeff{"title":"x"}')).status).toBe(201);
  });

  test('a body of exactly 256 KiB is read', async () => {
    const body = '{"title":"x"}'.padEnd(256 * 1024, ' ');
    expect((await api.client.post('/todo', body)).status).toBe(201);
  });

  test('the newest todo comes first in the manual order', async () => {
    const [first, second] = [await api.client.add(), await api.client.add()];
    expect(second.order).toBeLessThan(first.order);
  });

  test('ids are never used twice, so an old link cannot show another todo', async () => {
    const last = await api.client.add();
    await api.client.delete(`/todo/${last.id}`);
    await api.client.delete(`/todo/${last.id}?deleted=true`);
    expect((await api.client.add()).id).toBeGreaterThan(last.id);
  });

  test('100 creates at the same time make 100 todos', async () => {
    const added = await api.client.addMany(100, (n) => ({ title: `at once ${n}` }));
    expect(new Set(added.map(({ id }) => id)).size).toBe(100);
    expect((await api.client.list('?q=at%20once')).body).toHaveLength(100);
  });
});
