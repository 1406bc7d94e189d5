import { describe, expect, test } from '@jest/globals';
import { today } from '../today.js';
import { anchoredText, firstDay, nextDay } from './next-day.js';

/** As it is stored: with the days of the due day. */
const next = (repeat: string, due: string, completed: string) =>
  nextDay({ due, repeat: anchoredText(repeat, due), repeatFrom: 'DUE' }, completed);
const nextFrom = (repeat: string, due: string, completed: string) =>
  nextDay({ due, repeat, repeatFrom: 'COMPLETION' }, completed);

describe('counted from the due day, the next one', () => {
  test.each([
    ['is the next of the rule', 'FREQ=DAILY', '2026-11-26', '2026-11-26', '2026-11-27'],
    ['is after the due day of who is early', 'FREQ=WEEKLY', '2026-11-30', '2026-11-26', '2026-12-07'],
    [
      'is after today of who is late, on the days of before',
      'FREQ=DAILY;INTERVAL=3',
      '2026-11-01',
      '2026-11-26',
      '2026-11-28',
    ],
    ['is on the same weekday', 'FREQ=WEEKLY', '2026-11-05', '2026-11-26', '2026-12-03'],
    [
      'is on the weekdays of every other week',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
      '2026-11-27',
      '2026-11-27',
      '2026-12-07',
    ],
    ['is on the 31st, or the last day of a shorter month', 'FREQ=MONTHLY', '2026-01-31', '2026-01-31', '2026-02-28'],
    [
      'is on the 31st again after a shorter month',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      '2026-02-28',
      '2026-02-28',
      '2026-03-31',
    ],
    ['is on the 30th, or the last day of February', 'FREQ=MONTHLY', '2028-01-30', '2028-01-30', '2028-02-29'],
    ['is on the 30th, not on the 31st', 'FREQ=MONTHLY;BYMONTHDAY=30', '2026-02-28', '2026-02-28', '2026-03-30'],
    ['is in months far apart', 'FREQ=MONTHLY;INTERVAL=13', '2026-11-15', '2026-11-15', '2027-12-15'],
    ['is on 29 February, or the last day of it', 'FREQ=YEARLY', '2028-02-29', '2028-02-29', '2029-02-28'],
    ['is on 29 February again', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2031-02-28', '2031-02-28', '2032-02-29'],
    ['leaves the day of a year without a leap day alone', 'FREQ=DAILY', '2100-02-28', '2100-02-28', '2100-03-01'],
    ['is soon, however old the due day', 'FREQ=DAILY', '1000-01-01', '2026-11-26', '2026-11-27'],
    ['is the last day of the calendar', 'FREQ=DAILY', '9999-12-30', '2026-11-26', '9999-12-31'],
    ['is none after it', 'FREQ=DAILY', '9999-12-31', '2026-11-26', null],
    ['is none in a year of five digits', 'FREQ=YEARLY;INTERVAL=999', '9500-06-01', '2026-11-26', null],
  ])('%s', (_, repeat, due, completed, expected) => {
    expect(next(repeat, due, completed)).toBe(expected);
  });
});

describe('counted from the completion, the next one', () => {
  test.each([
    ['is so many days later', 'FREQ=DAILY;INTERVAL=3', '2026-11-20', '2026-11-26', '2026-11-29'],
    ['is so many days later for who is early', 'FREQ=DAILY;INTERVAL=3', '2026-12-20', '2026-11-26', '2026-11-29'],
    ['is a month later, or on its last day', 'FREQ=MONTHLY', '2026-11-20', '2027-01-31', '2027-02-28'],
    ['is two weeks later', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-20', '2026-11-26', '2026-12-10'],
    ['is the next weekday', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-02', '2026-11-26', '2026-11-30'],
    ['is not the day that was done early', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-30', '2026-11-26', '2026-12-07'],
    ['is a year later', 'FREQ=YEARLY', '2026-11-20', '2028-02-29', '2029-02-28'],
  ])('%s', (_, repeat, due, completed, expected) => {
    expect(nextFrom(repeat, due, completed)).toBe(expected);
  });
});

// Without this, a todo that got a rule and no day is due on none, or not on that of its rule.
test.each([
  ['FREQ=DAILY', '2026-11-26'],
  ['FREQ=WEEKLY;INTERVAL=2', '2026-11-26'],
  ['FREQ=WEEKLY;BYDAY=TH', '2026-11-26'],
  ['FREQ=WEEKLY;BYDAY=MO,WE', '2026-11-30'],
  ['FREQ=MONTHLY', '2026-11-26'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2027-02-28'],
])('the first day of %s from a Thursday on is %s', (repeat, expected) => {
  expect(firstDay(repeat, '2026-11-26')).toBe(expected);
});

// Without this, who completes something in the night when clocks change gets a day twice, or misses one.
test.each([
  ['America/New_York', '2026-03-08T04:59:00Z', '2026-03-07', '2026-03-08'],
  ['America/New_York', '2026-03-08T07:01:00Z', '2026-03-08', '2026-03-09'],
  ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01', '2026-11-02'],
  ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01', '2026-11-02'],
  ['America/New_York', '2026-11-02T04:59:00Z', '2026-11-01', '2026-11-02'],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25', '2026-10-26'],
  ['America/Havana', '2026-03-08T05:00:00Z', '2026-03-08', '2026-03-09'],
  ['Pacific/Apia', '2011-12-31T00:00:00Z', '2011-12-31', '2012-01-01'],
])('in %s at %s it is %s, and daily is on %s', (zone, at, day, expected) => {
  expect(today(zone, new Date(at))).toBe(day);
  expect(next('FREQ=DAILY', day, day)).toBe(expected);
});
