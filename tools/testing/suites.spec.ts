import { dirname } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../root.ts';
import { emptyTally, sum, summary, withSecondRun } from './reports/tally.ts';
import { sideBySide } from './suite.ts';
import { suites } from './suites.ts';

// Without this, the tests of a new folder pass once on their author's machine and never run again.
test('npm test runs every Jest project of the repository', async () => {
  const { stdout } = await execa('git', ['ls-files', '-co', '--exclude-standard', '*jest.config.*'], { cwd: root });
  const projects = stdout.split('\n').map(dirname);
  expect(projects).not.toHaveLength(0);
  expect(suites.map(({ name }) => name)).toEqual(expect.arrayContaining(projects));
});

// Without this, `npm test -- nginx` could run the suite while its programs are being built.
test('a suite runs beside the one it names, or alone if that is not selected', () => {
  const named = (name: string) => ({ name, run: async () => emptyTally() });
  const [a, b, besideB] = [named('a'), named('b'), { ...named('c'), beside: 'b' }];
  const names = (chosen: Parameters<typeof sideBySide>[0]) =>
    sideBySide(chosen).map((group) => group.map(({ name }) => name));
  expect(names([a, b, besideB])).toEqual([['a'], ['b', 'c']]);
  expect(names([a, besideB])).toEqual([['a'], ['c']]);
});

// Without this, the line that people and CI read could omit a suite.
test('the closing lines name each failure and each skip with its reason, and end with the figures of all suites', () => {
  const total = sum([
    { ...emptyTally(), passed: 2, failed: [{ name: 'a: adds', reason: 'not 2' }] },
    { ...emptyTally(), passed: 3, skipped: [{ name: 'browser', reason: 'no Chromium' }] },
  ]);
  expect(summary(total).split('\n')).toEqual([
    'FAILED  a: adds: not 2',
    'SKIPPED browser: no Chromium',
    '5 passed, 1 failed, 1 skipped',
  ]);
});

// Without this, a test that fails now and then would pass unnoticed, or one that fails twice would pass.
test('a test that passes in the second run is reported as flaky, and one that fails again as failed', () => {
  const [once, twice] = [
    { name: 'a: once', reason: 'late', file: '/a' },
    { name: 'a: twice', reason: 'not 2', file: '/a' },
  ] as const;
  const total = withSecondRun(
    { ...emptyTally(), passed: 4, failed: [once, twice] },
    { ...emptyTally(), passed: 2, failed: [twice] },
  );
  expect(summary(total).split('\n')).toEqual([
    'FAILED  a: twice: not 2',
    'FLAKY   a: once: late',
    '5 passed, 1 failed, 1 flaky, 0 skipped',
  ]);
});
