import { readFile } from 'node:fs/promises';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { Tally } from './tally.ts';

export async function readPlaywrightReport(path: string): Promise<Tally> {
  const report = JSON.parse(await readFile(path, 'utf8')) as JSONReport;
  const tally: Tally = { passed: 0, failed: report.errors.map(({ message }) => firstLine(message)), skipped: [] };
  for (const suite of report.suites) addSuite(tally, suite);
  return tally;
}

function addSuite(tally: Tally, suite: JSONReportSuite): void {
  for (const spec of suite.specs) {
    for (const test of spec.tests) {
      const name = `[${test.projectName}] ${spec.file}: ${spec.title}`;
      const mark = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      if (test.status === 'expected') tally.passed += 1;
      else if (mark) tally.skipped.push({ name, reason: mark.description ?? 'marked so in the code' });
      // Skipped without an annotation: an earlier test of the same serial group failed.
      else tally.failed.push(test.status === 'skipped' ? `${name} (did not run)` : name);
    }
  }
  for (const inner of suite.suites ?? []) addSuite(tally, inner);
}

function firstLine(message = 'an error outside the tests'): string {
  return message.split('\n')[0] ?? message;
}
