import { describe, expect, test } from '@jest/globals';
import { resolvedDay } from './operators.js';
import { needsToday, readSearch } from './search-words.js';
import { soughtTexts } from './tokens.js';

const text = (text: string, not = false) => ({ kind: 'text', text, not });
const range = (from?: string, to?: string) => ({
  kind: 'due',
  due: {
    kind: 'range',
    ...(from && { from: { day: from, plus: 0 } }),
    ...(to && { to: { day: to, plus: 0 } }),
    apart: false,
  },
  not: false,
});
const todo = { statuses: ['TODO'] };

describe('a search', () => {
  test.each([
    ['buy milk', [text('buy'), text('milk')]],
    ['  buy\n milk ', [text('buy'), text('milk')]],
    ['"buy milk"', [text('buy milk')]],
    ['“buy milk” „two words“', [text('buy milk'), text('two words')]],
    ['"not yet clo', [text('not yet clo')]],
    ['say"hi"', [text('say"hi"')]],
    ['-milk', [text('milk', true)]],
    ['-"oat milk"', [text('oat milk', true)]],
    ['a - b -- c', [text('a'), text('-'), text('b'), text('--'), text('c')]],
    ['--force', [text('--force')]],
    ['well-known', [text('well-known')]],
    ['""', []],
    ['', []],
    ['foo:bar https://example.org 12:30', [text('foo:bar'), text('https://example.org'), text('12:30')]],
    ['is: due', [text('is:'), text('due')]],
    ['"is:done"', [text('is:done')]],
    ['this:done', [text('this:done')]],
    ['買い物 牛', [text('買い物'), text('牛')]],
  ])('%j is %j', (search, terms) => {
    expect(readSearch(search)).toEqual({ terms, faults: [] });
  });
});

describe('an operator', () => {
  test.each([
    ['is:todo', { kind: 'is', some: [todo], not: false }],
    ['IS:Todo', { kind: 'is', some: [todo], not: false }],
    ['is：todo', { kind: 'is', some: [todo], not: false }],
    ['-is:todo', { kind: 'is', some: [todo], not: true }],
    ['is:"todo"', { kind: 'is', some: [todo], not: false }],
    ['is:todo,overdue', { kind: 'is', some: [todo, { flag: 'overdue' }], not: false }],
    ['is:high', { kind: 'is', some: [{ priority: 1 }], not: false }],
    ['due:none', { kind: 'due', due: { kind: 'none' }, not: false }],
    ['due:2026-11-30', range('2026-11-30', '2026-11-30')],
    ['due:today', range('today', 'today')],
    ['due:2026-11-01..2026-11-30', range('2026-11-01', '2026-11-30')],
    ['due:today..', range('today')],
    ['due:..today', range(undefined, 'today')],
    ['due:<=2026-11-30', range(undefined, '2026-11-30')],
    ['label:Home', { kind: 'label', key: 'home', not: false }],
    ['label:#Home', { kind: 'label', key: 'home', not: false }],
    ['label:"two words"', { kind: 'label', key: 'two words', not: false }],
    ['by:me', { kind: 'by', who: 'me', not: false }],
    ['by:none', { kind: 'by', who: 'none', not: false }],
    ['by:7', { kind: 'by', who: { id: 7 }, not: false }],
    ['by:"Ann Lee"', { kind: 'by', who: { name: 'Ann Lee' }, not: false }],
  ])('%s is %j', (search, term) => {
    expect(readSearch(search)).toEqual({ terms: [term], faults: [] });
  });

  test.each([
    'is:finished',
    'is:todo,',
    'is:constructor',
    'is:""',
    'due:someday',
    'due:2026-02-30',
    'due:2026-11-01..2026-11-02..2026-11-03',
    'due:..',
    'due:<',
    'due:>later',
    'label:#',
    `label:${'x'.repeat(51)}`,
    'by:@',
  ])('%s has a value that it does not take, and the rest is read', (search) => {
    const { terms, faults } = readSearch(`milk ${search}`);
    expect(terms).toEqual([text('milk')]);
    expect(faults).toHaveLength(1);
  });

  test.each([
    ['due:<2026-03-01', undefined, '2026-03-01', true],
    ['due:before:tomorrow', undefined, '2026-11-27', true],
    ['due:>9999-12-31', '9999-12-31', undefined, true],
    ['due:after:yesterday', '2026-11-25', undefined, true],
    ['due:>=tomorrow', '2026-11-27', undefined, false],
    ['due:yesterday..tomorrow', '2026-11-25', '2026-11-27', false],
  ])('%s on 26 November 2026 is from %s to %s, the ends apart: %s', (search, from, to, apart) => {
    const [term] = readSearch(search).terms;
    if (term?.kind !== 'due' || term.due.kind !== 'range') throw new Error('no range');
    const resolved = [term.due.from, term.due.to].map((end) => end && resolvedDay(end, '2026-11-26'));
    expect([...resolved, term.due.apart]).toEqual([from, to, apart]);
  });
});

test('only what must be found in the text is marked there', () => {
  expect(soughtTexts('milk -oat "two words" is:done label:home')).toEqual(['milk', 'two words']);
});

test.each([
  ['milk due:2026-11-30 is:done', false],
  ['due:today', true],
  ['due:<tomorrow', true],
  ['-due:overdue', true],
  ['is:done,overdue', true],
])('%s: whether the answer is another one tomorrow is %s', (search, expected) => {
  expect(needsToday(readSearch(search).terms)).toBe(expected);
});
