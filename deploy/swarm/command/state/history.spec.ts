import { expect, test } from '@jest/globals';
import { commitBefore, newestFirst } from './history.ts';

type Line = [action: 'up' | 'deploy' | 'rollback' | 'rotate', commit: string, result?: 'failed' | 'interrupted'];

/** @param lines oldest first, in the order of events */
const before = (...lines: Line[]) =>
  commitBefore(lines.map(([action, commit, result = 'succeeded' as const]) => ({ action, commit, result })).reverse());

test.each<[string, Line[], string | undefined]>([
  ['nothing', [], undefined],
  ['one commit', [['up', 'a']], undefined],
  [
    'a deploy',
    [
      ['up', 'a'],
      ['deploy', 'b'],
    ],
    'a',
  ],
  [
    'a deploy of the same again',
    [
      ['up', 'a'],
      ['deploy', 'b'],
      ['deploy', 'b'],
    ],
    'a',
  ],
  [
    'settings that were applied since',
    [
      ['up', 'a'],
      ['deploy', 'b'],
      ['up', 'b'],
      ['rotate', 'b'],
    ],
    'a',
  ],
  [
    'a deploy that failed',
    [
      ['up', 'a'],
      ['deploy', 'b'],
      ['deploy', 'c', 'failed'],
    ],
    'a',
  ],
  [
    'a deploy that was interrupted',
    [
      ['up', 'a'],
      ['deploy', 'b'],
      ['deploy', 'c', 'interrupted'],
    ],
    'a',
  ],
  [
    'a rollback',
    [
      ['up', 'a'],
      ['deploy', 'b'],
      ['deploy', 'c'],
      ['rollback', 'b'],
    ],
    'a',
  ],
  [
    'a rollback to a commit that never ran',
    [
      ['up', 'a'],
      ['rollback', 'x'],
    ],
    'a',
  ],
])('the commit before, after %s', (_, lines, expected) => {
  expect(before(...lines)).toBe(expected);
});

test('times are compared to the nanosecond, whatever zeros docker leaves out', () => {
  const times = ['2026-01-01T10:00:00.1Z', '2026-01-01T10:00:00.09Z', '2026-01-01T10:00:00Z', '2026-01-01T10:00:01Z'];
  const sorted = times.map((CreatedAt) => ({ CreatedAt })).sort(newestFirst);
  expect(sorted.map(({ CreatedAt }) => CreatedAt)).toEqual([times[3], times[0], times[1], times[2]]);
});
