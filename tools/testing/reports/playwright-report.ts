import { readFile } from 'node:fs/promises';
import type { JSONReport, JSONReportSuite, JSONReportTest } from '@playwright/test/reporter';
import { emptyTally, type Tally, toReason } from './tally.ts';

export async function readPlaywrightReport(path: string): Promise<Tally> {
  const report = JSON.parse(await readFile(path, 'utf8')) as JSONReport;
  const tally = emptyTally();
  for (const { message } of report.errors) tally.failed.push({ name: 'outside the tests', reason: toReason(message) });
  for (const suite of report.suites) addSuite(tally, suite);
  return tally;
}

function addSuite(tally: Tally, suite: JSONReportSuite): void {
  for (const spec of suite.specs) {
    for (const test of spec.tests) {
      const name = `[${test.projectName}] ${spec.file}: ${spec.title}`;
      const mark = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      if (test.status === 'expected') tally.passed += 1;
      else if (test.status === 'flaky') {
        tally.passed += 1;
        tally.flaky.push({ name, reason: firstError(test) });
      } else if (mark) tally.skipped.push({ name, reason: mark.description ?? 'marked so in the code' });
      // Skipped without an annotation: an earlier test of the same serial group failed.
      else if (test.status === 'skipped') tally.failed.push({ name, reason: 'it did not run' });
      else tally.failed.push({ name, reason: firstError(test) });
    }
  }
  for (const inner of suite.suites ?? []) addSuite(tally, inner);
}

function firstError({ results }: JSONReportTest): string {
  return toReason(results.find(({ error }) => error)?.error?.message);
}
