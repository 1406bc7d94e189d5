import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Change, ChangePage } from '@todo/shared/journal/change';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function newest(): Promise<number> {
  let last = 0;
  for (;;) {
    const { body } = await api.client.get<ChangePage>(`/todo/changes?since=${last}&limit=200`);
    last = body.last;
    if (!body.more) return last;
  }
}

/** The changes that `work` leaves. */
async function changesOf(work: () => Promise<unknown>): Promise<Change[]> {
  const since = await newest();
  await work();
  const { body } = await api.client.get<ChangePage>(`/todo/changes?since=${since}&limit=200`);
  expect(body.more).toBe(false);
  expect(body.changes.map(({ seq }) => seq)).toEqual(body.changes.map((_, n) => since + 1 + n));
  return body.changes;
}

/** A client that keeps a copy of a list by its changes would miss a write without one. */
describe('every write leaves a change', () => {
  test('a new todo', async () => {
    const [change, ...more] = await changesOf(() => api.client.add({ title: 'new', content: 'text' }));
    expect(more).toEqual([]);
    const todo = (await api.client.get(`/todo/${change?.todo.id}`)).body;
    expect(change).toMatchObject({ kind: 'created', by: null, todo, before: {} });
  });

  test('a patch has the former values of what it changed, and of nothing else', async () => {
    const todo = await api.client.add({ title: 'a', content: 'b', due: '2026-11-30' });
    const changes = await changesOf(() =>
      api.client.patch(`/todo/${todo.id}`, { title: 'c', due: null, completed: true }),
    );
    const now = (await api.client.get(`/todo/${todo.id}`)).body;
    const { updated, version } = todo;
    const before = { title: 'a', due: '2026-11-30', status: 'TODO', completed: false, version, updated };
    expect(changes).toEqual([
      { seq: expect.any(Number), at: expect.any(String), by: null, kind: 'changed', todo: now, before },
    ]);
  });

  test('a replacement that changes nothing leaves none', async () => {
    const { id } = await api.client.add({ title: 'same', content: 'b' });
    expect(
      await changesOf(() => api.client.put(`/todo/${id}`, { title: 'same', content: 'b', status: 'TODO' })),
    ).toEqual([]);
  });

  test('a move to the trash, a restore, and a permanent deletion', async () => {
    const { id } = await api.client.add({ title: 'secret', content: 'secret text' });
    const gone = await changesOf(async () => {
      await api.client.delete(`/todo/${id}`);
      await api.client.post(`/todo/${id}/restore`);
      await api.client.delete(`/todo/${id}`);
    });
    expect(gone.map(({ kind, todo, before }) => [kind, todo.deleted, before.deleted])).toEqual([
      ['trashed', expect.any(String), null],
      ['restored', undefined, gone[0]?.todo.deleted],
      ['trashed', expect.any(String), null],
    ]);
    const [purged, ...more] = await changesOf(() => api.client.delete(`/todo/${id}?deleted=true`));
    expect(more).toEqual([]);
    expect(purged).toMatchObject({ kind: 'purged', todo: { id }, before: {} });
    expect((await api.client.get<ChangePage>('/todo/changes?since=0&limit=200')).text).not.toContain('secret');
  });

  test('a filter that clears several todos, one change for each', async () => {
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push((await api.client.add({ status: 'DONE' })).id);
    const trashed = await changesOf(() => api.client.delete('/todo?status=DONE'));
    expect(trashed.map(({ kind }) => kind)).toEqual(trashed.map(() => 'trashed'));
    expect(trashed.map(({ todo }) => todo.id)).toEqual(expect.arrayContaining(ids));
    const purged = await changesOf(() => api.client.delete('/todo?status=DONE&deleted=true'));
    expect(purged.map(({ todo }) => todo.id).sort()).toEqual(trashed.map(({ todo }) => todo.id).sort());
  });

  test('a move for which other todos must make room, in the order in which they were written', async () => {
    const [first, second, third] = [
      await api.client.add({ order: -1_000 }),
      await api.client.add({ order: -1_000 + 2 ** -43 }),
      await api.client.add({ order: -999 }),
    ];
    const changes = await changesOf(() => api.client.patch(`/todo/${third.id}`, { after: first.id }));
    expect(changes.at(-1)).toMatchObject({ kind: 'moved', todo: { id: third.id }, before: { order: -999 } });
    expect(changes.map(({ kind }) => kind)).toEqual(changes.map(() => 'moved'));
    expect(changes.map(({ todo }) => todo.id)).toContain(second.id);
    for (const { todo } of changes) expect((await api.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
  });
});

describe('catching up', () => {
  test('is exact page by page', async () => {
    const all = await api.client.get<ChangePage>('/todo/changes?limit=200');
    const seen: Change[] = [];
    for (let last = 0, more = true; more; ) {
      const { body } = await api.client.get<ChangePage>(`/todo/changes?since=${last}&limit=3`);
      expect(body.changes.length).toBeLessThanOrEqual(3);
      seen.push(...body.changes);
      ({ last, more } = body);
    }
    expect(seen).toEqual(all.body.changes);
  });

  test('from the newest number is an empty page', async () => {
    const last = await newest();
    expect((await api.client.get(`/todo/changes?since=${last}`)).body).toEqual({ changes: [], last, more: false });
  });

  test('from a number that was never assigned is a reset: the list has another history', async () => {
    const last = await newest();
    const { status, body } = await api.client.get(`/todo/changes?since=${last + 1}`);
    expect({ status, body }).toMatchObject({ status: 410, body: { code: 'changes-folded', first: last + 1, last } });
  });

  test.each(['since=-1', 'since=x', 'since=1.5', 'since=99999999999', 'limit=0', 'limit=x'])(
    '%s is refused',
    async (query) => {
      expect((await api.client.get(`/todo/changes?${query}`)).status).toBe(400);
    },
  );
});
