import { expect, test } from '@jest/globals';
import { addLines, keepLines, linesOf, readLines } from './new-lines';

const titles = (text: string) => linesOf(text).map(({ title }) => title);

test('a pasted list loses the signs of lists, and empty lines', () => {
  expect(titles('- Milk\r\n* Bread\n\n1. Eggs\n  2) Tea\n- [x] Salt\n[ ] Oil')).toEqual([
    'Milk',
    'Bread',
    'Eggs',
    'Tea',
    'Salt',
    'Oil',
  ]);
});

test('a number that belongs to the text stays', () => {
  expect(titles('2 litres of milk\n-5 degrees')).toEqual(['2 litres of milk', '-5 degrees']);
});

test('each line is a write of its own', () => {
  const keys = linesOf('a\nb\nc').map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});

test('lines are kept behind those of before, until there are none', () => {
  keepLines([{ title: 'Milk', key: 'k1' }]);
  addLines([{ title: 'Bread', key: 'k2', reason: 'too long' }]);
  expect(readLines().map(({ title }) => title)).toEqual(['Milk', 'Bread']);
  keepLines([]);
  expect(readLines()).toEqual([]);
});
