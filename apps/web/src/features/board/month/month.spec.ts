import { expect, test } from '@jest/globals';
import { dayAfter, monthOf } from './month';

const monday = 1;
const sunday = 7;

// Without this, a month begins on another weekday than its heading says, or lacks a day.
test.each([
  ['2026-11', monday, '2026-10-26', '2026-12-06', 42],
  ['2026-11', sunday, '2026-11-01', '2026-12-05', 35],
  ['2026-02', sunday, '2026-02-01', '2026-02-28', 28],
  ['2028-02', monday, '2028-01-31', '2028-03-05', 35],
  ['1000-01', monday, '1000-01-01', '1000-02-02', 33],
  ['9999-12', monday, '9999-11-29', '9999-12-31', 33],
])('%s in weeks from %i has the days from %s to %s', (text, first, from, to, count) => {
  const { days } = monthOf(text, '2026-11-26', first);
  expect([days[0], days.at(-1), days.length]).toEqual([from, to, count]);
});

test('what names no month is the month of today', () => {
  for (const text of ['', '2026-13', '2026-00', '0999-12', '2026-1', 'may']) {
    expect(monthOf(text, '2026-11-26', monday).first).toBe('2026-11-01');
  }
});

test('the calendar ends with the years 1000 and 9999', () => {
  expect(monthOf('9999-12', '2026-11-26', monday)).toMatchObject({ previous: '9999-11-01', next: undefined });
  expect(monthOf('1000-01', '2026-11-26', monday)).toMatchObject({ previous: undefined, next: '1000-02-01' });
  expect([dayAfter('9999-12-31', 1), dayAfter('1000-01-01', -1), dayAfter('2028-02-28', 1)]).toEqual([
    undefined,
    undefined,
    '2028-02-29',
  ]);
});
