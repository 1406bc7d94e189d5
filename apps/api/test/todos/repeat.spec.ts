import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Todo } from '@todo/shared/todos/todo';
import { until } from '../../../../tools/until.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** Creates a repeating todo, which is due in the future so that the date of the test run does not matter. */
const series = (more: Record<string, unknown> = {}) =>
  api.client.add({ title: 'water the plants', due: '2099-11-30', repeat: 'FREQ=WEEKLY;BYDAY=MO', ...more });
const read = async (id: number) => (await api.client.get(`/todo/${id}`)).body;
const complete = (id: number, more: Record<string, unknown> = {}) =>
  api.client.patch(`/todo/${id}`, { completed: true, ...more });
/** Expects a validation error of the member at `pointer`. */
const expectRefused = (answer: Parameters<typeof expectProblem>[0], pointer: string) =>
  expect(expectProblem(answer, 422, 'validation').errors).toMatchObject([{ pointer }]);
const followers = async (title: string) =>
  (await api.client.list('?status=ALL')).body.filter((todo) => todo.title === title);

describe('completing a repeating todo', () => {
  test('creates the next one, which copies its texts, its place and its rule', async () => {
    const first = await series({
      title: 'all of it',
      content: '- [x] with care\r\n',
      labels: ['home'],
      priority: 2,
      status: 'PROGRESS',
    });
    const { body: done } = await complete(first.id);
    expect(done).toMatchObject({ status: 'DONE', due: '2099-11-30', repeat: null, next: expect.any(Number) });
    expect(done.repeatFrom).toBeUndefined();
    const next = await read(done.next as number);
    expect(next).toMatchObject({
      title: 'all of it',
      // The checkboxes are unchecked in the copy.
      content: '- [ ] with care\r\n',
      labels: ['home'],
      priority: 2,
      status: 'TODO',
      due: '2099-12-07',
      order: first.order,
      repeat: 'FREQ=WEEKLY;BYDAY=MO',
      repeatFrom: 'DUE',
      version: 1,
    });
    expect(next.next).toBeUndefined();
  });

  test.each<[string, (todo: Todo) => Promise<unknown>]>([
    ['by its status', ({ id }) => api.client.patch(`/todo/${id}`, { status: 'DONE' })],
    ['with other changes at once', ({ id }) => complete(id, { content: 'other', before: undefined })],
    ['by PUT', ({ id, title, due, repeat }) => api.client.put(`/todo/${id}`, { title, due, repeat, status: 'DONE' })],
    [
      'among others',
      ({ id }) => api.client.post('/todo/bulk', { operations: [{ method: 'PATCH', id, body: { completed: true } }] }),
    ],
    ['as it gets its rule', ({ id }) => complete(id, { repeat: 'FREQ=DAILY;INTERVAL=7' })],
  ])('makes one next todo %s', async (how, write) => {
    const todo = await series({ title: `done ${how}` });
    await write(todo);
    const all = await followers(todo.title);
    expect(all.map(({ status, due }) => [status, due]).sort()).toEqual([
      ['DONE', '2099-11-30'],
      ['TODO', '2099-12-07'],
    ]);
  });

  test('creates only one for simultaneous requests, for retries, and when it is completed once more', async () => {
    const todo = await series({ title: 'twins' });
    const key = { 'Idempotency-Key': 'twin-1' };
    const twins = () => [
      api.client.patch(`/todo/${todo.id}`, { completed: true }, key),
      api.client.patch(`/todo/${todo.id}`, { completed: true }),
      api.client.patch(`/todo/${todo.id}`, { status: 'DONE' }),
    ];
    await Promise.all([...twins(), ...twins()]);
    await api.client.patch(`/todo/${todo.id}`, { completed: false });
    await complete(todo.id);
    expect(await followers('twins')).toHaveLength(2);
  });

  test('creates none at the end of the calendar, and none after the series was ended', async () => {
    const last = await series({ title: 'last', due: '9999-12-31' });
    expect((await complete(last.id)).body).toMatchObject({ status: 'DONE', repeat: 'FREQ=WEEKLY;BYDAY=MO' });
    const ended = await series({ title: 'ended' });
    expect((await api.client.patch(`/todo/${ended.id}`, { repeat: null })).body).toMatchObject({
      due: '2099-11-30',
      repeat: null,
    });
    await complete(ended.id);
    expect([...(await followers('last')), ...(await followers('ended'))]).toHaveLength(2);
  });

  test('counts from the date in the time zone of the person who completes it', async () => {
    // These zones never have the same date.
    const [kiritimati = '', pago = ''] = await Promise.all(
      ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map(async (tz) => {
        const todo = await series({ due: '2020-01-01', repeat: 'FREQ=DAILY', repeatFrom: 'COMPLETION' });
        return (await read((await complete(todo.id, { tz })).body.next as number)).due as string;
      }),
    );
    expect(kiritimati > pago).toBe(true);
    expectRefused(await complete((await series()).id, { tz: 'Mars/Olympus' }), '/tz');
  });
});

// Without this, a todo whose completion was sent twice or interrupted is created twice, or not at all.
test('random completions, simultaneous, interrupted and repeated, create exactly one next todo each', async () => {
  const count = 40;
  let { id } = await series({ title: 'random' });
  for (let n = 0; n < count; n++) {
    const tries = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, async (_, twin) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `random-${n}-${twin}` };
      const send = (signal?: AbortSignal) =>
        fetch(`${api.client.url}/todo/${id}`, {
          method: 'PATCH',
          headers,
          body: '{"completed":true}',
          signal: signal ?? null,
        });
      if (Math.random() < 0.3) await send(AbortSignal.timeout(Math.floor(Math.random() * 5))).catch(() => undefined);
      // A request whose connection was cut may still be running: it is repeated until that one has ended.
      await until('an answer', async () => (await send()).ok);
      if (Math.random() < 0.3) expect((await send()).headers.get('Idempotency-Replayed')).toBe('true');
    });
    await Promise.all(tries);
    id = (await read(id)).next as number;
  }
  const all = await followers('random');
  const done = all.filter(({ completed }) => completed);
  expect([done.length, new Set(done.map(({ next }) => next)).size, all.length]).toEqual([count, count, count + 1]);
});

describe('the due date of a repeating todo', () => {
  test('is the first date of its rule by default, and the rule is removed together with the date', async () => {
    const todo = await api.client.add({ title: 'x', repeat: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1' });
    expect(todo.due).toMatch(/^\d{4}-06-01$/);
    const { body } = await api.client.patch(`/todo/${todo.id}`, { due: null });
    expect(body).toMatchObject({ due: null, repeat: null });
    expect((await api.client.patch(`/todo/${todo.id}`, { repeat: 'FREQ=DAILY' })).body.due).toEqual(expect.any(String));
  });

  test('adds its day to monthly and yearly rules, so that a short month does not shift it', async () => {
    const todo = await series({ due: '2099-01-31', repeat: 'rrule:freq=monthly' });
    expect(todo.repeat).toBe('FREQ=MONTHLY;BYMONTHDAY=-1');
    const february = await read((await complete(todo.id)).body.next as number);
    const march = await read((await complete(february.id)).body.next as number);
    expect([february.due, march.due]).toEqual(['2099-02-28', '2099-03-31']);
  });

  test('moves to the next date without completing the todo when it is skipped', async () => {
    const todo = await series({ title: 'skipped' });
    const { body } = await api.client.patch(`/todo/${todo.id}`, { skip: true, version: todo.version });
    expect(body).toMatchObject({
      title: 'skipped',
      due: '2099-12-07',
      status: 'TODO',
      version: 2,
      repeat: todo.repeat,
    });
    expect(await followers('skipped')).toHaveLength(1);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a rule of another kind', { repeat: 'FREQ=MONTHLY;BYDAY=2TU' }, '/repeat'],
    ['words', { repeat: 'every day' }, '/repeat'],
    ['an unknown start of counting', { repeat: null, repeatFrom: 'SOMETIMES' }, '/repeatFrom'],
    ['a date together with skip', { skip: true, due: '2099-01-01' }, '/skip'],
    ['a completion together with skip', { skip: true, completed: true }, '/skip'],
  ])('is refused with %s, and nothing is changed', async (_, change, pointer) => {
    const todo = await series();
    expectRefused(await api.client.patch(`/todo/${todo.id}`, change), pointer);
    expect(await read(todo.id)).toEqual(todo);
  });

  test('cannot be skipped for a todo that does not repeat or has no later date', async () => {
    const once = await api.client.add();
    expectRefused(await api.client.patch(`/todo/${once.id}`, { skip: true }), '/skip');
    expectRefused(await api.client.patch(`/todo/${once.id}`, { repeatFrom: 'DUE' }), '/repeatFrom');
    const last = await series({ due: '9999-12-31' });
    expectRefused(await api.client.patch(`/todo/${last.id}`, { skip: true }), '/skip');
  });
});
