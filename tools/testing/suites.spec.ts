import { dirname } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../root.ts';
import { sum, summary } from './reports/tally.ts';
import { suites } from './suites.ts';

// Without this, the tests of a new folder pass once on their author's machine and never run again.
test('npm test runs every Jest project of the repository', async () => {
  const { stdout } = await execa('git', ['ls-files', '-co', '--exclude-standard', '*jest.config.*'], { cwd: root });
  const projects = stdout.split('\n').map(dirname);
  expect(projects).not.toHaveLength(0);
  expect(suites.map(({ name }) => name)).toEqual(expect.arrayContaining(projects));
});

// Without this, the line that people and CI read could omit a suite.
test('the closing lines name each failure and each skip with its reason, and end with the figures of all suites', () => {
  const total = sum([
    { passed: 2, failed: ['a: adds'], skipped: [] },
    { passed: 3, failed: [], skipped: [{ name: 'browser', reason: 'no Chromium' }] },
  ]);
  expect(summary(total).split('\n')).toEqual([
    'FAILED  a: adds',
    'SKIPPED browser: no Chromium',
    '5 passed, 1 failed, 1 skipped',
  ]);
});
