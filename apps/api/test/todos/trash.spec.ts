import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { nextMillisecond } from './time.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterEach(() => api.client.clear());
afterAll(() => api.stop());

const trash = async () => (await api.client.list('?deleted=true')).body;

describe('DELETE /todo/{id}', () => {
  test('removes the todo from every list and keeps it in the trash, with the time of deletion', async () => {
    const todo = await api.client.add({ content: 'kept', due: '2026-11-30' });
    const { status, text, headers } = await api.client.delete(`/todo/${todo.id}`);
    expect({ status, text }).toEqual({ status: 204, text: '' });
    expect(headers.get('content-type')).toBeNull();
    expect((await api.client.list('?status=ALL')).body).toEqual([]);
    const [inTrash] = await trash();
    expect(inTrash).toEqual({ ...todo, version: 2, deleted: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) });
  });

  test('a second time is a 404, since there is nothing left to delete', async () => {
    const { id } = await api.client.add();
    await api.client.delete(`/todo/${id}`);
    const problem = expectProblem(await api.client.delete(`/todo/${id}`), 404, 'not-found');
    expect(problem.message).toBe(`id=${id} is not found`);
    expectProblem(await api.client.delete('/todo/4000000000'), 404, 'not-found');
  });

  test('with deleted=true deletes a todo in the trash permanently, and refuses one that is not there', async () => {
    const { id } = await api.client.add();
    expectProblem(await api.client.delete(`/todo/${id}?deleted=true`), 404, 'not-found');
    await api.client.delete(`/todo/${id}`);
    expect((await api.client.delete(`/todo/${id}?deleted=true`)).status).toBe(204);
    expect(await trash()).toEqual([]);
    expectProblem(await api.client.post(`/todo/${id}/restore`), 404, 'not-found');
  });
});

describe('POST /todo/{id}/restore', () => {
  test('restores the todo as it was, at its old place in the order', async () => {
    const [a, b, c] = [
      await api.client.add(),
      await api.client.add({ status: 'DONE', content: 'kept' }),
      await api.client.add(),
    ];
    await api.client.delete(`/todo/${b.id}`);
    const { status, body, headers } = await api.client.post(`/todo/${b.id}/restore`);
    expect(status).toBe(200);
    expect(body).toEqual({ ...b, version: 3, updated: body.updated });
    expect(headers.get('etag')).toMatch(/^"3-/);
    const order = (await api.client.list('?status=ALL&sort=order')).body.map(({ id }) => id);
    expect(order).toEqual([c.id, b.id, a.id]);
    expect(await trash()).toEqual([]);
  });

  test('of a todo that is not in the trash changes nothing: a repeated undo is harmless', async () => {
    const todo = await api.client.add();
    const { status, body } = await api.client.post(`/todo/${todo.id}/restore`);
    expect({ status, body }).toEqual({ status: 200, body: todo });
  });

  test('of an unknown todo is a 404', async () => {
    expectProblem(await api.client.post('/todo/4000000000/restore'), 404, 'not-found');
  });

  test.each([[{}], [undefined]])('needs no body, and accepts %j', async (body) => {
    const { id } = await api.client.add();
    await api.client.delete(`/todo/${id}`);
    expect((await api.client.post(`/todo/${id}/restore`, body)).status).toBe(200);
  });
});

describe('GET /todo?deleted=true', () => {
  test('lists the trash of every status, newest first, and can be filtered', async () => {
    const added = await Promise.all(
      ['TODO', 'PROGRESS', 'DONE'].map((status) => api.client.add({ status, title: status })),
    );
    for (const { id } of added) {
      await nextMillisecond();
      await api.client.delete(`/todo/${id}`);
    }
    expect((await trash()).map(({ title }) => title)).toEqual(['DONE', 'PROGRESS', 'TODO']);
    expect((await api.client.list('?deleted=true&status=DONE,TODO')).body.map(({ title }) => title)).toEqual([
      'DONE',
      'TODO',
    ]);
    expect((await api.client.list('?deleted=true&q=progress')).body).toHaveLength(1);
    expect((await api.client.list('?deleted=true&count=true&limit=1')).headers.get('x-total-count')).toBe('3');
  });

  test.each(['?deleted=false', '?deleted='])('%s lists the live todos', async (query) => {
    const { id } = await api.client.add();
    expect((await api.client.list(query)).body.map((todo) => todo.id)).toEqual([id]);
  });
});

describe('DELETE /todo?status=...', () => {
  test('moves exactly the todos that match the filter to the trash, and returns their ids', async () => {
    const [a, b] = [await api.client.add({ status: 'DONE' }), await api.client.add({ status: 'DONE' })];
    const kept = [await api.client.add(), await api.client.add({ status: 'PROGRESS' })];
    const { status, body } = await api.client.delete('/todo?status=DONE');
    expect({ status, body }).toEqual({
      status: 200,
      body: { deleted: 2, ids: [a.id, b.id], action: expect.any(String) },
    });
    expect((await api.client.list('?status=ALL')).body.map(({ id }) => id).sort()).toEqual(
      kept.map(({ id }) => id).sort(),
    );
    expect((await trash()).map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
    expect((await trash()).every(({ version }) => version === 2)).toBe(true);
  });

  test('can be narrowed by each filter of the list', async () => {
    const wanted = await api.client.add({ status: 'DONE', title: 'milk', due: '2026-11-10' });
    const others = [{ title: 'bread', due: '2026-11-10' }, { title: 'milk', due: '2026-12-10' }, { title: 'milk' }];
    for (const other of others) await api.client.add({ status: 'DONE', ...other });
    const { body } = await api.client.delete('/todo?status=DONE&q=MILK&due=2026-11-01..2026-11-30');
    expect(body).toMatchObject({ deleted: 1, ids: [wanted.id] });
  });

  test('that matches nothing deletes nothing', async () => {
    await api.client.add();
    expect((await api.client.delete('/todo?status=DONE')).body).toEqual({ deleted: 0, ids: [], action: null });
    expect((await api.client.list()).body).toHaveLength(1);
  });

  test('with ALL moves everything, and leaves what was in the trash before untouched', async () => {
    const old = await api.client.add();
    await api.client.delete(`/todo/${old.id}`);
    const [before] = await trash();
    await nextMillisecond();
    await api.client.addMany(3, (n) => ({ status: ['TODO', 'PROGRESS', 'DONE'][n] }));
    expect((await api.client.delete('/todo?status=ALL')).body).toMatchObject({ deleted: 3 });
    expect((await trash()).at(-1)).toEqual(before);
  });

  test('with deleted=true empties the trash and keeps the live todos', async () => {
    const live = await api.client.add();
    const { id } = await api.client.add();
    await api.client.delete(`/todo/${id}`);
    expect((await api.client.delete('/todo?status=ALL&deleted=true')).body).toEqual({
      deleted: 1,
      ids: [id],
      action: null,
    });
    expect(await api.client.everything()).toEqual({ live: [live], trash: [] });
  });

  test('requires a filter, so that nobody deletes everything by forgetting it', async () => {
    await api.client.add();
    const problem = expectProblem(await api.client.delete('/todo'), 400, 'invalid-parameter');
    expect(problem.detail).toContain('status is required');
    expect((await api.client.list()).body).toHaveLength(1);
  });

  test('clears 1,100 todos and then purges them, in one request each', async () => {
    await api.client.addMany(1_100, () => ({ status: 'DONE' }));
    expect((await api.client.delete('/todo?status=DONE')).body).toMatchObject({ deleted: 1_100 });
    expect((await api.client.delete('/todo?status=DONE&deleted=true')).body).toMatchObject({ deleted: 1_100 });
  });
});
