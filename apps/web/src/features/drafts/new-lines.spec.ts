import { expect, test } from '@jest/globals';
import { addLines, fieldsOf, keepLines, lineOf, linesOf, type NewLine, readLines } from './new-lines';

const titles = (text: string) => linesOf(text).map(({ title }) => title);

test('a pasted list loses its bullets, numbers and checkboxes, and empty lines', () => {
  expect(titles('- Milk\r\n* Bread\n\n1. Eggs\n  2) Tea\n- [x] Salt\n[ ] Oil')).toEqual([
    'Milk',
    'Bread',
    'Eggs',
    'Tea',
    'Salt',
    'Oil',
  ]);
});

test('a number that belongs to the text is kept', () => {
  expect(titles('2 litres of milk\n-5 degrees')).toEqual(['2 litres of milk', '-5 degrees']);
});

test('each line is a write of its own', () => {
  const keys = linesOf('a\nb\nc').map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});

test('new lines are stored after earlier ones, until all are removed', () => {
  keepLines([{ title: 'Milk', key: 'k1' }]);
  addLines([{ title: 'Bread', key: 'k2', reason: 'too long' }]);
  expect(readLines().map(({ title }) => title)).toEqual(['Milk', 'Bread']);
  keepLines([]);
  expect(readLines()).toEqual([]);
});

// Without this, whatever a field of the form omits is lost when a line is sent from a later page and rejected.
test('a rejected line equals the line that was sent', () => {
  const line: Required<Omit<NewLine, 'typed' | 'kept'>> = {
    title: 'Bins',
    key: 'k',
    status: 'PROGRESS',
    due: '2031-02-03',
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    ruleFrom: 'COMPLETION',
    priority: '1',
    labels: 'home,errand',
    read: true,
    reason: 'refused',
  };
  expect(lineOf('k', fieldsOf(line), 'refused')).toEqual(line);
});
