import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { nextMillisecond } from './time.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const full = { title: 'Old', content: 'old', status: 'PROGRESS', due: '2026-11-30', order: 5 };

describe('PATCH /todo/{id}', () => {
  test.each([
    [{ title: ' New ' }, { title: 'New' }],
    [{ content: 'new' }, { content: 'new' }],
    [{ content: '' }, { content: '' }],
    [{ content: null }, { content: '' }],
    [{ due: '2027-01-01' }, { due: '2027-01-01' }],
    [{ due: null }, { due: null }],
    [{ status: 'TODO' }, { status: 'TODO' }],
    [{ status: 'DONE' }, { status: 'DONE', completed: true }],
    [{ completed: true }, { status: 'DONE', completed: true }],
    [{ order: -3.5 }, { order: -3.5 }],
    [
      { title: 'a', content: 'b', status: 'TODO', due: null, order: 1 },
      { title: 'a', content: 'b', status: 'TODO', due: null, order: 1 },
    ],
  ])('%j changes that and nothing else', async (patch, expected) => {
    const before = await api.client.add(full);
    await nextMillisecond();
    const { status, body, headers } = await api.client.patch(`/todo/${before.id}`, patch);
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, ...expected, version: 2, updated: body.updated });
    expect(body.updated > before.updated).toBe(true);
    expect(headers.get('etag')).toMatch(/^"2-/);
    expect((await api.client.get(`/todo/${before.id}`)).body).toEqual(body);
  });

  test('completed: false reopens a completed todo and leaves one in progress as it is', async () => {
    const done = await api.client.add({ status: 'DONE' });
    expect((await api.client.patch(`/todo/${done.id}`, { completed: false })).body.status).toBe('TODO');
    const begun = await api.client.add({ status: 'PROGRESS' });
    expect((await api.client.patch(`/todo/${begun.id}`, { completed: false })).body.status).toBe('PROGRESS');
  });

  test.each([{}, { colour: 'red' }, { id: 1 }, { url: 'x', created: '2001-01-01' }])(
    '%j changes nothing, so the version stays',
    async (patch) => {
      const before = await api.client.add(full);
      const { status, body, headers } = await api.client.patch(`/todo/${before.id}`, patch);
      expect({ status, body, etag: headers.get('etag') }).toEqual({
        status: 200,
        body: before,
        etag: expect.stringMatching(/^"1-/),
      });
    },
  );

  test.each(['application/merge-patch+json', 'application/json', 'application/merge-patch+json; charset=utf-8'])(
    'takes %s',
    async (type) => {
      const { id } = await api.client.add(full);
      const { status, body } = await api.client.patch(`/todo/${id}`, { title: 'New' }, { 'Content-Type': type });
      expect({ status, title: body.title }).toEqual({ status: 200, title: 'New' });
    },
  );

  test('all faults of a body are reported at once', async () => {
    const { id } = await api.client.add(full);
    const problem = expectProblem(
      await api.client.patch(`/todo/${id}`, { title: '', status: 'LATER', due: 'soon', order: 'first' }),
      422,
      'validation',
    );
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/due', '/order', '/status', '/title']);
    expect(problem.errors?.every(({ code, detail }) => code !== '' && detail !== '')).toBe(true);
  });

  test('a todo that does not exist or is in the trash is a 404', async () => {
    expectProblem(await api.client.patch('/todo/4000000000', { title: 'x' }), 404, 'not-found');
    const { id } = await api.client.add();
    await api.client.delete(`/todo/${id}`);
    expectProblem(await api.client.patch(`/todo/${id}`, { title: 'x' }), 404, 'not-found');
  });

  test('simultaneous patches of different members are all kept', async () => {
    const { id } = await api.client.add(full);
    const patches = [{ title: 'New' }, { content: 'new' }, { due: '2027-01-01' }, { status: 'DONE' }, { order: 9 }];
    const answers = await Promise.all(patches.map((patch) => api.client.patch(`/todo/${id}`, patch)));
    expect(answers.map(({ status }) => status)).toEqual(patches.map(() => 200));
    expect((await api.client.get(`/todo/${id}`)).body).toMatchObject({ ...Object.assign({}, ...patches), version: 6 });
  });

  test('of simultaneous writes with the same version one succeeds and the others get a 412', async () => {
    const { id } = await api.client.add();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => api.client.patch(`/todo/${id}`, { title: `by ${n}`, version: 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
    const won = answers.find(({ status }) => status === 200);
    expect((await api.client.get(`/todo/${id}`)).body).toEqual(won?.body);
  });
});
