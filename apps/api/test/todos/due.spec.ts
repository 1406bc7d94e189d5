import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';

/** These two zones are 25 hours apart, so their calendar days always differ. */
const [early, late] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/** The calendar day in a zone, some days from now. */
function day(zone: string, days = 0): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(Date.now() + days * 86_400_000))
    .map(({ type, value }) => [type, value]);
  const { year, month, day } = Object.fromEntries(parts);
  return `${year}-${month}-${day}`;
}

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const add = (title: string, due: string | null, status = 'TODO') => api.client.add({ title, due, status });
  await add('long ago', '2001-01-01');
  await add('long ago, done', '2001-01-01', 'DONE');
  await add('today in the west', day(late));
  await add('today in the east', day(early));
  await add('some day', null);
  await add('far', '9999-12-31');
});
afterAll(() => api.stop());

const found = async (query: string) =>
  (await api.client.list(`?sort=created&status=ALL&${query}`)).body.map(({ title }) => title);

describe('due', () => {
  test('today is the date in the given time zone', async () => {
    expect(await found(`due=today&tz=${early}`)).toEqual(['today in the east']);
    expect(await found(`due=today&tz=${late}`)).toEqual(['today in the west']);
  });

  test('overdue includes active todos before today, and no completed ones', async () => {
    expect(await found(`due=overdue&tz=${late}`)).toEqual(['long ago']);
    expect(await found(`due=overdue&tz=${early}`)).toEqual(['long ago', 'today in the west']);
  });

  test('without a time zone, today is the date in UTC', async () => {
    expect(await found('due=today')).toEqual(await found('due=today&tz=UTC'));
    expect(await found('due=today&tz=')).toEqual(await found('due=today&tz=Etc/UTC'));
  });

  test.each([
    ['none', ['some day']],
    ['2001-01-01..2001-01-01', ['long ago', 'long ago, done']],
    ['1000-01-01..2001-01-01', ['long ago', 'long ago, done']],
    ['2001-01-02..2001-12-31', []],
    ['2002-01-01..2001-01-01', []],
    ['9999-12-31..9999-12-31', ['far']],
  ])('%s finds %j, both ends included', async (due, titles) => {
    expect(await found(`due=${due}`)).toEqual(titles);
  });

  test('works together with sort by due and with a status', async () => {
    const { body } = await api.client.list('?due=1000-01-01..9999-12-31&sort=due');
    expect(body.map(({ title }) => title)).toEqual(['long ago', 'today in the west', 'today in the east', 'far']);
    expect((await api.client.list('?due=none&sort=due')).body.map(({ title }) => title)).toEqual(['some day']);
  });
});
