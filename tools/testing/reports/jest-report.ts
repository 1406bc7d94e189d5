import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { root } from '../../root.ts';
import { emptyTally, type Tally, toReason } from './tally.ts';

/** The part of the output of `jest --json` that is read here. */
interface JestReport {
  testResults: {
    name: string;
    status: 'passed' | 'failed' | 'pending' | 'focused' | 'skipped';
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

export async function readJestReport(path: string): Promise<Tally> {
  const report = JSON.parse(await readFile(path, 'utf8')) as JestReport;
  const tally = emptyTally();
  for (const { name: file, status, message, assertionResults } of report.testResults) {
    const shown = relative(root, file);
    for (const test of assertionResults) {
      const name = `${shown}: ${test.fullName}`;
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') tally.failed.push({ name, reason: toReason(test.failureMessages[0]), file });
      else tally.skipped.push({ name, reason: `marked ${test.status} in the code` });
    }
    // A file that fails before its first test has no failed test to report.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
      tally.failed.push({ name: `${shown}: it did not run`, reason: toReason(message), file });
    }
  }
  return tally;
}
