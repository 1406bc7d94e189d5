import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join, type Person } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

const day = (plus: number) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
const past = '2020-02-01';

let api: Api;
let ann: Person;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  ann = await join(api.client, 'Ánn.Lee');
  const { id } = ann.session.user;
  for (const todo of [
    { title: 'Buy milk', due: '2999-06-01', priority: 1 },
    { title: 'oat milk', content: 'to buy', status: 'PROGRESS', labels: ['Home', 'two words'] },
    { title: 'milk the cow', status: 'DONE', due: past },
    { title: 'late', due: past, assignee: id },
    { title: 'next', due: '2999-06-02', labels: ['home'] },
    { title: 'far', due: '2999-12-31', repeat: 'FREQ=DAILY' },
    { title: 'is:done' },
    { title: 'foo:bar baz' },
  ]) {
    expect((await ann.client.post('/todo', todo)).status).toBe(201);
  }
});
afterAll(() => api.stop());

const ask = (q: string, more: string) =>
  ann.client.get(`/todo?sort=created&q=${encodeURIComponent(q)}&tz=UTC${more}`) as ReturnType<Person['client']['list']>;
const found = async (q: string, more = '&status=ALL') => (await ask(q, more)).body.map(({ title }) => title);

describe('q', () => {
  test.each([
    ['milk buy', ['Buy milk', 'oat milk']],
    ['"buy milk"', ['Buy milk']],
    ['“buy milk”', ['Buy milk']],
    ['milk -oat', ['Buy milk', 'milk the cow']],
    ['milk -"the cow" -is:doing', ['Buy milk']],
    ['is:done', ['milk the cow']],
    ['-is:done milk', ['Buy milk', 'oat milk']],
    ['is:todo is:done', []],
    ['is:done,doing', ['oat milk', 'milk the cow']],
    ['is:doing,high', ['Buy milk', 'oat milk']],
    ['is:overdue', ['late']],
    ['is:open is:overdue', ['late']],
    ['is:repeating', ['far']],
    ['is:mine', ['late']],
    ['is:assigned', ['late']],
    ['is:unassigned milk', ['Buy milk', 'oat milk', 'milk the cow']],
    ['due:2999-06-01', ['Buy milk']],
    ['due:overdue', ['late']],
    ['due:none milk', ['oat milk']],
    ['due:any -is:done', ['Buy milk', 'late', 'next', 'far']],
    ['due:<today', ['milk the cow', 'late']],
    ['due:>today', ['Buy milk', 'next', 'far']],
    ['due:>9999-12-31', []],
    ['due:2999-06-01..2999-06-02', ['Buy milk', 'next']],
    ['due:2999-06-02..', ['next', 'far']],
    ['-due:2999-06-01 milk', ['oat milk', 'milk the cow']],
    ['label:home', ['oat milk', 'next']],
    ['label:home label:"Two Words"', ['oat milk']],
    ['-label:home milk', ['Buy milk', 'milk the cow']],
    ['by:me', ['late']],
    ['by:ann', ['late']],
    ['by:"nn.L"', ['late']],
    ['by:bob', []],
    ['by:none milk', ['Buy milk', 'oat milk', 'milk the cow']],
    ['-by:me due:<today', ['milk the cow']],
    ['"is:done"', ['is:done']],
    ['foo:bar', ['foo:bar baz']],
    ['foo: baz', ['foo:bar baz']],
  ])('%s finds %j', async (q, titles) => {
    expect(await found(q)).toEqual(titles);
  });

  test('uses today and tomorrow in the time zone of the caller', async () => {
    let today: string;
    let titles: string[];
    do {
      today = day(0);
      for (const plus of [0, 1]) await ann.client.post('/todo', { title: `of day ${plus}`, due: day(plus) });
      titles = [...(await found('due:today "of day"')), ...(await found('due:tomorrow "of day"'))];
      expect((await ann.client.delete('/todo?status=ALL&q=%22of%20day%22')).status).toBe(200);
    } while (today !== day(0));
    expect(titles).toEqual(['of day 0', 'of day 1']);
  });

  test('with a status replaces the default statuses; with a status parameter, both must match', async () => {
    expect(await found('is:done', '')).toEqual(['milk the cow']);
    expect(await found('milk', '')).toEqual(['Buy milk']);
    expect(await found('is:done', '&status=TODO')).toEqual([]);
    const { headers } = await ask('is:done', '&status=TODO&count=true');
    expect(headers.get('x-total-count')).toBe('0');
  });

  test.each([
    ['is:finished', 'invalid_is', /done/],
    ['milk due:someday', 'invalid_due', /tomorrow/],
    [`label:"a,b"`, 'invalid_label', /comma/],
    ['by:""', 'invalid_by', /me/],
  ])('%s is refused with what could be meant instead', async (q, code, help) => {
    const answer = await ask(q, '');
    expectProblem(answer, 400, 'invalid-parameter');
    expect(answer.body).toMatchObject({
      errors: [{ pointer: '/q', code, detail: expect.stringMatching(help) }],
    });
    expect(JSON.stringify(answer.body)).toContain('in quotes');
  });

  test('without a search word clears nothing', async () => {
    for (const q of ['""', '  ']) {
      const answer = await ann.client.delete(`/todo?status=ALL&q=${encodeURIComponent(q)}`);
      expectProblem(answer, 400, 'invalid-parameter');
    }
    expect(await found('""')).toHaveLength(8);
  });
});
