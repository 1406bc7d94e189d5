import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { BulkAnswer, BulkOperation } from '@todo/shared/todos/bulk';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_MAX_TODOS: '300' });
});
afterAll(() => api.stop());

const bulk = (operations: unknown[], more: object = {}, headers?: Record<string, string>) =>
  api.client.post<BulkAnswer>('/todo/bulk', { operations, ...more }, headers);
const patch = (id: number, body: unknown, version?: number): BulkOperation => ({ method: 'PATCH', id, body, version });
const statuses = ({ results }: BulkAnswer) => results.map(({ status }) => status);
const lastSeq = async () => (await api.client.get<ChangePage>('/todo/changes?since=0&limit=1')).body;

describe('several writes at once', () => {
  test('do what each call would do by itself, with one result for each in the same order', async () => {
    const todos = await api.client.addMany(3, (n) => ({ order: n }));
    const [one, two, three] = todos.sort((a, b) => a.order - b.order);
    if (!one || !two || !three) throw new Error('nothing to write');
    const { status, body } = await bulk([
      { method: 'POST', body: { title: ' new ', due: '2026-11-30' } },
      patch(one.id, { completed: true }, one.version),
      { method: 'PUT', id: two.id, version: two.version, body: { title: 'replaced', status: 'PROGRESS' } },
      { method: 'DELETE', id: three.id, version: three.version },
      patch(two.id, { before: one.id }),
    ]);
    expect(status).toBe(200);
    expect(statuses(body)).toEqual([201, 200, 200, 204, 200]);
    const now = async (id: number) => (await api.client.get(`/todo/${id}`)).body;
    expect(body.results[0]?.body).toMatchObject({ title: 'new', due: '2026-11-30', version: 1 });
    expect(await now(one.id)).toMatchObject({ status: 'DONE', version: 2 });
    expect(await now(two.id)).toMatchObject({ title: 'replaced', status: 'PROGRESS', version: 3 });
    expect((await api.client.get(`/todo/${three.id}`)).status).toBe(404);
    expect(body.results[4]?.body?.order).toBeLessThan(one.order);
  });

  test('return long contents as excerpts, so that a response never has 30 MB', async () => {
    const { id } = await api.client.add({ content: 'ü'.repeat(20_000) });
    const { body } = await bulk([patch(id, { completed: true })]);
    expect(body.results[0]?.body).toMatchObject({ content: 'ü'.repeat(400), excerpt: true });
    expect((await api.client.get(`/todo/${id}`)).body.content).toHaveLength(20_000);
  });

  test('are all or nothing: each rejected one has its reason, and none of the others takes effect', async () => {
    const [one, two] = await api.client.addMany(2);
    if (!one || !two) throw new Error('nothing to write');
    const before = await api.client.everything();
    const journal = await lastSeq();
    const answer = await bulk([
      { method: 'POST', body: { title: 'not there' } },
      patch(one.id, { title: 'x' }, one.version + 1),
      patch(two.id, { title: '' }),
      patch(4_000_000_000, { completed: true }),
      patch(two.id, { completed: true }),
      patch(two.id, { after: 4_000_000_000 }),
    ]);
    expectProblem(answer, 409, 'bulk-refused');
    expect(statuses(answer.body)).toEqual([424, 412, 422, 404, 424, 409]);
    const [, mismatch, invalid] = answer.body.results;
    expect(mismatch?.problem).toMatchObject({ code: 'precondition-failed', current: { id: one.id, version: 1 } });
    expect(invalid?.problem?.errors).toEqual([expect.objectContaining({ pointer: '/title', code: 'too_short' })]);
    expect(await api.client.everything()).toEqual(before);
    expect(await lastSeq()).toEqual(journal);
  });

  test('are done separately with atomic: false, and a rejected one has no effect', async () => {
    const [one, two] = await api.client.addMany(2);
    if (!one || !two) throw new Error('nothing to write');
    const { status, body } = await bulk(
      [
        patch(one.id, { completed: true }, 9),
        patch(two.id, { completed: true }),
        { method: 'POST', body: { title: 'x', assignee: 77 } },
        { method: 'POST', body: {} },
        { method: 'POST', body: { title: 'last' } },
      ],
      { atomic: false },
    );
    expect(status).toBe(200);
    expect(statuses(body)).toEqual([412, 200, 422, 422, 201]);
    // The problem of an entry has the same members as one of a single write.
    expect(body.results[0]?.problem).toMatchObject({ current: { id: one.id, status: 'TODO', version: 1 } });
    expect((await api.client.get(`/todo/${one.id}`)).body.status).toBe('TODO');
    expect((await api.client.get(`/todo/${two.id}`)).body.status).toBe('DONE');
    const { changes } = (await api.client.get<ChangePage>('/todo/changes?since=0&limit=200')).body;
    const action = changes.filter((change) => change.action === body.action);
    expect(action.map(({ kind, todo }) => [kind, todo.title])).toEqual([
      ['changed', two.title],
      ['created', 'last'],
    ]);
  });

  test('stop exactly at the quota of the list', async () => {
    const stored = async () => Object.values(await api.client.everything()).flat().length;
    const room = 300 - (await stored());
    const creations = Array.from({ length: 300 }, (_, n) => ({ method: 'POST', body: { title: `todo ${n}` } }));
    const first = await bulk(creations.slice(0, room - 2));
    expect(first.status).toBe(200);
    const { body } = await bulk(creations.slice(0, 4), { atomic: false });
    expect(statuses(body)).toEqual([201, 201, 422, 422]);
    expect(body.results[2]?.problem?.code).toBe('quota-exceeded');
    expect(await stored()).toBe(300);
    await api.client.clear();
  });

  test('are done once for one key, and every repetition gets the same response', async () => {
    const { id } = await api.client.add();
    const operations = [patch(id, { completed: true }), { method: 'POST', body: { title: 'once' } }, patch(9, {})];
    const headers = { 'Idempotency-Key': 'bulk-1' };
    const answers = await Promise.all([1, 2, 3].map(() => bulk(operations, { atomic: false }, headers)));
    const again = await bulk(operations, { atomic: false }, headers);
    for (const { status, body } of [...answers, again]) {
      expect(status).toBe(200);
      expect(body).toEqual(answers[0]?.body);
    }
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await api.client.list('?q=once')).body).toHaveLength(1);
    expect((await api.client.get(`/todo/${id}`)).body.version).toBe(2);
    expectProblem(await bulk(operations.slice(1), {}, headers), 422, 'idempotency-mismatch');
  });

  test.each<[string, unknown]>([
    ['no operations', { operations: [] }],
    ['more than 500', { operations: Array.from({ length: 501 }, () => patch(1, {})) }],
    ['an unknown method', { operations: [{ method: 'GET', id: 1 }] }],
    ['a todo without id', { operations: [{ method: 'DELETE' }] }],
    ['an invalid version', { operations: [patch(1, {}, 0)] }],
    ['an invalid value of atomic', { atomic: 'yes', operations: [patch(1, {})] }],
  ])('%s is refused as a whole', async (_what, body) => {
    expectProblem(await api.client.post('/todo/bulk', body), 422, 'validation');
  });

  test('that change nothing have no action, and leave nothing in the journal', async () => {
    const { id, title } = await api.client.add();
    const before = (await api.client.list('?status=ALL')).headers.get('last-event-id');
    const { body } = await bulk([patch(id, { title })]);
    expect(body).toMatchObject({ action: null, results: [{ status: 200 }] });
    expect((await api.client.list('?status=ALL')).headers.get('last-event-id')).toBe(before);
  });
});
