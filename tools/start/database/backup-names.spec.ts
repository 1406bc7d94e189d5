import { expect, test } from '@jest/globals';
import { backupName, expired, madeAt, newestCopy } from './backup-names.ts';

const at = (text: string) => backupName(new Date(text));

test('the name of a backup contains the time it was made', () => {
  expect(at('2026-11-25T20:00:01.900Z')).toBe('todo-2026-11-25T200001Z.sqlite');
  expect(madeAt('todo-2026-11-25T200001Z.sqlite')).toEqual(new Date('2026-11-25T20:00:01Z'));
});

// Without this, somebody who notices a loss after five days has no backup from before it.
test('after two months the newest backups of seven days and four weeks are left', () => {
  let names: string[] = [];
  for (let day = 0; day < 60; day++) {
    for (const hour of ['06', '18']) {
      const date = new Date(Date.UTC(2026, 9, 1 + day)).toISOString().slice(0, 10);
      names.push(at(`${date}T${hour}:00:00Z`));
      const gone = new Set(expired(names, new Date(`${date}T${hour}:00:01Z`)));
      names = names.filter((name) => !gone.has(name));
    }
  }
  // 60 days from October 1; the last one is Sunday, November 29.
  expect(names).toEqual([
    at('2026-11-08T18:00:00Z'),
    at('2026-11-15T18:00:00Z'),
    at('2026-11-22T18:00:00Z'),
    ...['23', '24', '25', '26', '27', '28', '29'].map((day) => at(`2026-11-${day}T18:00:00Z`)),
  ]);
});

// Days without a change make no backup, and must not expire existing ones.
test('retention counts days that have a backup, not calendar days', () => {
  const names = [at('2026-01-05T06:00:00Z'), at('2026-06-01T06:00:00Z'), at('2026-11-25T06:00:00Z')];
  expect(expired(names, new Date('2026-11-25T07:00:00Z'))).toEqual([]);
});

test('a file with another name is never removed', () => {
  const own = ['before-the-holidays.sqlite', 'todo-2026-11-25.sqlite', 'todo-2026-11-25T200001Z.sqlite.part'];
  const many = Array.from({ length: 30 }, (_, day) => at(`2026-11-${String(day + 1).padStart(2, '0')}T06:00:00Z`));
  expect(expired([...own, ...many], new Date('2026-12-01T00:00:00Z')).some((name) => own.includes(name))).toBe(false);
});

// A machine whose clock is years ahead would stop making backups until then, or delete good ones in favor of its own.
test('backups with a future time neither count nor are deleted', () => {
  const now = new Date('2026-11-25T07:00:00Z');
  const today = at('2026-11-25T06:00:00Z');
  const ahead = Array.from({ length: 9 }, (_, day) => at(`2031-01-${10 + day}T06:00:00Z`));
  expect(expired([today, ...ahead], now)).toEqual([]);
  expect(newestCopy([today, ...ahead], now)).toBe(Date.parse('2026-11-25T06:00:00Z'));
  expect(newestCopy(ahead, now)).toBe(0);
});
