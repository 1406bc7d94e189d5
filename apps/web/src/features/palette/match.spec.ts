import { expect, test } from '@jest/globals';
import { matching } from './match';

// Without this, a command cannot be found by its name in the visitor's language, or while a syllable is being typed.
test.each([
  ['trash', 'Open the Trash'],
  ['OPEN trash', 'Open the Trash'],
  ['cafe', 'Café'],
  ['보드', '보드'],
  ['볻', '보드'],
  ['ㅂ', '보드'],
  ['휴지', '휴지통'],
  ['다음 ㅈ', '다음 주'],
  ['ゴミ', 'ゴミ箱'],
  ['ﾎﾞｰﾄﾞ', 'ボード'],
  ['ＢＯＡＲＤ', 'Board'],
  ['', 'Board'],
])('%s finds %s', (query, text) => {
  expect(matching([{ text: 'ℵ' }, { text }], query)).toContainEqual({ text });
});

test.each([
  ['x', 'Board'],
  ['보다', '보드'],
  ['board list', 'Board'],
  ['か', 'ボード'],
])('%s does not find %s', (query, text) => {
  expect(matching([{ text }], query)).toEqual([]);
});

test('texts that begin with the query come first', () => {
  const all = ['Open the list', 'List', 'All lists'].map((text) => ({ text }));
  expect(matching(all, 'list').map(({ text }) => text)).toEqual(['List', 'Open the list', 'All lists']);
});
