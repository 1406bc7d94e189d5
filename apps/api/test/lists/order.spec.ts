import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterEach(() => api.client.clear());
afterAll(() => api.stop());

/** Titles in manual order, across all statuses. */
async function titles(): Promise<string> {
  return (await api.client.list('?sort=order&status=ALL')).body.map(({ title }) => title).join('');
}

/** Todos in this manual order, 1,024 apart unless `step` says otherwise. */
async function ordered(names: string, step = 1_024): Promise<Record<string, Todo>> {
  const todos: Record<string, Todo> = {};
  for (const [n, title] of [...names].entries()) todos[title] = await api.client.add({ title, order: (n + 1) * step });
  return todos;
}

const move = (todo: Todo | undefined, place: Record<string, unknown>) => api.client.patch(`/todo/${todo?.id}`, place);

describe('PATCH /todo/{id} with before or after moves it', () => {
  test.each([
    ['d', 'before', 'a', 'dabc'],
    ['d', 'before', 'b', 'adbc'],
    ['d', 'before', 'c', 'abdc'],
    ['a', 'after', 'd', 'bcda'],
    ['a', 'after', 'b', 'bacd'],
    ['a', 'before', 'b', 'abcd'],
    ['b', 'after', 'a', 'abcd'],
    ['c', 'after', 'a', 'acbd'],
    ['b', 'before', 'd', 'acbd'],
  ] as const)('%s %s %s makes %4$s', async (moving, side, neighbor, expected) => {
    const todos = await ordered('abcd');
    const { status, body } = await move(todos[moving], { [side]: todos[neighbor]?.id });
    expect(status).toBe(200);
    expect(body.version).toBe(expected === 'abcd' ? 1 : 2);
    expect(await titles()).toBe(expected);
  });

  test('the order spans all statuses, so a card can move next to one in another column', async () => {
    const todos = await ordered('abc');
    await move(todos.b, { status: 'DONE' });
    const { body } = await move(todos.c, { before: todos.b?.id, status: 'PROGRESS' });
    expect(body.status).toBe('PROGRESS');
    expect(await titles()).toBe('acb');
  });

  test.each(['before', 'after'])(
    '%s a todo that is deleted, in the trash or the moved one itself is a 409, and nothing moves',
    async (side) => {
      const { a, b, c } = await ordered('abc');
      await api.client.delete(`/todo/${c?.id}`);
      for (const neighbor of [4_000_000_000, c?.id, a?.id]) {
        const problem = expectProblem(await move(a, { [side]: neighbor, title: 'changed' }), 409, 'neighbour-gone');
        expect(problem.detail).toContain(`id=${neighbor}`);
      }
      expect(await titles()).toBe('ab');
      expect((await api.client.get(`/todo/${a?.id}`)).body).toEqual(a);
      expect((await api.client.get(`/todo/${b?.id}`)).body).toEqual(b);
    },
  );

  test('80 moves into the same gap keep the order: the server makes room when numbers run out', async () => {
    const todos = await ordered('a-z');
    let expected = 'az';
    await api.client.delete(`/todo/${todos['-']?.id}`);
    for (let n = 0; n < 80; n++) {
      const title = String.fromCodePoint(0x4e00 + n);
      const added = await api.client.add({ title, order: 1e9 });
      const { status } = await move(added, { after: todos.a?.id });
      expect(status).toBe(200);
      expected = `a${title}${expected.slice(1)}`;
    }
    expect(await titles()).toBe(expected);
  });

  test('80 moves before the same neighbor keep the order too', async () => {
    const todos = await ordered('az');
    let expected = 'az';
    for (let n = 0; n < 80; n++) {
      const title = String.fromCodePoint(0x4e00 + n);
      await move(await api.client.add({ title, order: 1e9 }), { before: todos.z?.id });
      expected = `${expected.slice(0, -1)}${title}z`;
    }
    expect(await titles()).toBe(expected);
  });

  test('two todos that are swapped 200 times end where they should', async () => {
    const todos = await ordered('abcd');
    for (let n = 0; n < 100; n++) {
      await move(todos.c, { before: todos.b?.id });
      await move(todos.b, { before: todos.c?.id });
    }
    expect(await titles()).toBe('abcd');
  });

  test('making room writes the rows that moved: their versions and ETags change', async () => {
    const { a, b, c } = await ordered('abc', Number.EPSILON);
    const before = await api.client.list('?sort=order');
    await move(c, { after: a?.id });
    expect(await titles()).toBe('acb');
    const moved = (await api.client.get(`/todo/${b?.id}`)).body;
    expect(moved.version > 1).toBe(moved.order !== b?.order);
    expect((await api.client.list('?sort=order')).headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  test('among equal positions, which clients can send, a move still lands in the right place', async () => {
    const same: Todo[] = [];
    for (const title of 'abcde') same.push(await api.client.add({ title, order: 7 }));
    expect(await titles()).toBe('abcde');
    await move(same[4], { after: same[0]?.id });
    expect(await titles()).toBe('aebcd');
    await move(same[0], { before: same[3]?.id });
    expect(await titles()).toBe('ebcad');
  });

  test('at the ends of the range of positions a move still works', async () => {
    const low = await api.client.add({ title: 'l', order: -(2 ** 52) });
    const high = await api.client.add({ title: 'h', order: 2 ** 52 });
    const [one, two] = [await api.client.add({ title: '1', order: 0 }), await api.client.add({ title: '2', order: 1 })];
    expect((await move(one, { before: low.id })).status).toBe(200);
    expect((await move(two, { after: high.id })).status).toBe(200);
    expect(await titles()).toBe('1lh2');
  });

  test('40 moves at the same time all land in the right gap', async () => {
    const { a, z } = await ordered('az');
    const moving = await api.client.addMany(40, (n) => ({ title: String.fromCodePoint(0x4e00 + n), order: 1e9 + n }));
    const answers = await Promise.all(
      moving.map((todo, n) => move(todo, n % 2 === 0 ? { after: a?.id } : { before: z?.id })),
    );
    expect(answers.map(({ status }) => status)).toEqual(moving.map(() => 200));
    const now = await titles();
    expect(now).toMatch(/^a.{40}z$/u);
    expect(new Set(now).size).toBe(42);
    // Todos that were moved after `a` precede those that were moved before `z`.
    const [front, back] = [[...now].slice(1, 21), [...now].slice(21, 41)];
    const asked = (parity: number) => moving.filter((_, n) => n % 2 === parity).map(({ title }) => title);
    expect(front.sort()).toEqual(asked(0).sort());
    expect(back.sort()).toEqual(asked(1).sort());
  });

  test('order and a move cannot be combined', async () => {
    const { a, b } = await ordered('ab');
    for (const place of [
      { order: 1, before: b?.id },
      { before: b?.id, after: b?.id },
    ]) {
      expectProblem(await move(a, place), 422, 'validation');
    }
    expect(await titles()).toBe('ab');
  });
});

// If a driver rounds a digit differently, a todo looks as if somebody else had moved it.
test('a position is the same in every response, and a move to it can be undone', async () => {
  for (const order of [90.44615384615383, 93.46153846153845, 99.49230769230769, 1 / 3, -1_234_567 / 7]) {
    const { id } = await api.client.add({ order: 1 });
    const { body: moved } = await api.client.patch<Todo>(`/todo/${id}`, { order });
    expect(moved.order).toBeCloseTo(order);
    expect((await api.client.get<Todo>(`/todo/${id}`)).body.order).toBe(moved.order);
    const { body } = await api.client.get<ChangePage>(`/todo/${id}/history`);
    expect((await api.client.post(`/todo/changes/${body.changes[0]?.seq}/undo`)).status).toBe(200);
    expect((await api.client.get<Todo>(`/todo/${id}`)).body.order).toBe(1);
  }
});
