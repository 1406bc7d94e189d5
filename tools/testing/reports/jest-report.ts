import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { root } from '../../root.ts';
import type { Tally } from './tally.ts';

/** The part of the output of `jest --json` that is read here. */
interface JestReport {
  testResults: {
    name: string;
    status: 'passed' | 'failed' | 'pending' | 'focused' | 'skipped';
    assertionResults: { fullName: string; status: string }[];
  }[];
}

export async function readJestReport(path: string): Promise<Tally> {
  const report = JSON.parse(await readFile(path, 'utf8')) as JestReport;
  const tally: Tally = { passed: 0, failed: [], skipped: [] };
  for (const { name, status, assertionResults } of report.testResults) {
    const file = relative(root, name);
    for (const test of assertionResults) {
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') tally.failed.push(`${file}: ${test.fullName}`);
      else tally.skipped.push({ name: `${file}: ${test.fullName}`, reason: `marked ${test.status} in the code` });
    }
    // A file that fails before its first test has no failed test to report.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
      tally.failed.push(`${file}: it did not run`);
    }
  }
  return tally;
}
