import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (const title of [
    'Buy milk',
    'buy MILK again',
    'Käse und Brötchen',
    'Ünder the bridge',
    '100% sure',
    '1000 sure',
    'snake_case',
    'snakeXcase',
    'wow!',
    'wow',
    'back\\slash',
    "O'Brien; --",
    'party 🎉',
    'party 🎈',
    'Привет мир',
    '買い物リスト',
    'caf\u00e9 composed',
    'cafe\u0301 decomposed',
    'Straße',
    'ΟΔΥΣΣΕΥΣ',
    'ışık',
    'ハハ',
    'パパ',
    'ハ\u309aハ\u309a decomposed',
    '각 composed',
    '\u1100\u1161\u11a8 decomposed',
    'ＦＵＬＬ ﬁne',
    'บาน',
    'บ้าน',
    'काम',
    'किताब',
    'שָׁלוֹם',
    'a:b [c] (d) #e f-g ^h$ &&i {j} k|l.',
  ]) {
    await api.client.add({ title });
  }
  await api.client.add({ title: 'only the content', content: 'second line\nhas milk in it' });
  await api.client.add({ title: 'done', content: 'milk', status: 'DONE' });
});
afterAll(() => api.stop());

const found = async (q: string, more = '') =>
  (await api.client.list(`?sort=created&q=${encodeURIComponent(q)}${more}`)).body.map(({ title }) => title);

describe('q', () => {
  test.each([
    ['milk', ['Buy milk', 'buy MILK again', 'only the content']],
    ['MiLk', ['Buy milk', 'buy MILK again', 'only the content']],
    ['uy m', ['Buy milk', 'buy MILK again']],
    ['line\nhas', ['only the content']],
    ['kase', ['Käse und Brötchen']],
    ['KÄSE', ['Käse und Brötchen']],
    ['BRÖT', ['Käse und Brötchen']],
    ['ünder', ['Ünder the bridge']],
    ['ПРИВЕТ', ['Привет мир']],
    ['物リ', ['買い物リスト']],
    ['100%', ['100% sure']],
    ['%', ['100% sure']],
    ['0% s', ['100% sure']],
    ['_', ['snake_case']],
    ['e_c', ['snake_case']],
    ['!', ['wow!']],
    ['wow', ['wow!', 'wow']],
    ['\\', ['back\\slash']],
    ["o'brien; --", ["O'Brien; --"]],
    ['🎉', ['party 🎉']],
    ['caf\u00e9', ['caf\u00e9 composed', 'cafe\u0301 decomposed']],
    ['cafe\u0301', ['caf\u00e9 composed', 'cafe\u0301 decomposed']],
    ['CAFE DECOM', ['cafe\u0301 decomposed']],
    ['STRASSE', ['Straße']],
    ['straße', ['Straße']],
    ['οδυσσευς', ['ΟΔΥΣΣΕΥΣ']],
    ['IŞIK', ['ışık']],
    ['ハハ', ['ハハ']],
    ['パパ', ['パパ', 'ハ\u309aハ\u309a decomposed']],
    ['각', ['각 composed', '\u1100\u1161\u11a8 decomposed']],
    ['\u1100\u1161\u11a8', ['각 composed', '\u1100\u1161\u11a8 decomposed']],
    ['บาน', ['บาน']],
    ['บ้าน', ['บ้าน']],
    ['कि', ['किताब']],
    ['שלום', ['שָׁלוֹם']],
    ['full fine', ['ＦＵＬＬ ﬁne']],
    [':b [c] (d) #e f-g ^h$ &&i {j} k|l.', ['a:b [c] (d) #e f-g ^h$ &&i {j} k|l.']],
    ['.*', []],
    ['\u0301', ['cafe\u0301 decomposed']],
    ['nowhere', []],
    ['milk%', []],
    ['!%', []],
    ['!!', []],
  ])('%j finds %j: signs are literal; case, accents and how a letter is composed do not matter', async (q, titles) => {
    expect(await found(q)).toEqual(titles);
  });

  test('works together with a status, a count and pages', async () => {
    expect(await found('milk', '&status=DONE')).toEqual(['done']);
    const { headers, body } = await api.client.list('?q=milk&status=ALL&count=true&limit=1');
    expect({ rows: body.length, total: headers.get('x-total-count') }).toEqual({ rows: 1, total: '4' });
  });

  test('of 200 characters is allowed, an emoji counting as one', async () => {
    expect(await found('😀'.repeat(200))).toEqual([]);
  });

  test('a plus sign is a space, as browsers send their forms', async () => {
    expect((await api.client.list('?q=buy+milk')).body.length).toBe(2);
  });
});
