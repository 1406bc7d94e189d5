import { expect } from '@jest/globals';
import { CLIENTS, type Report } from './load/load.ts';

/** Nobody noticed anything: every request was answered well, and none had to be sent twice. */
export function expectNothingNoticed(story: string, report: Report, details: Record<string, unknown> = {}): void {
  tell(story, { ...report, ...details });
  expect(report.failed).toEqual({});
  expect(report.repeated).toBe(0);
}

/**
 * A part was lost: what was under way there may have failed, once and never as a write that has a key. Everything
 * else was answered well.
 */
export function expectOnlyInFlightLost(story: string, report: Report, details: Record<string, unknown> = {}): void {
  tell(story, { ...report, ...details });
  const kinds = Object.keys(report.failed);
  expect(kinds.filter((kind) => !kind.startsWith('GET'))).toEqual([]);
  expect(Object.values(report.failed).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(CLIENTS);
}

/** The figures of a story, for the log of a run. */
export function tell(story: string, figures: Record<string, unknown>): void {
  process.stdout.write(`  ${story}: ${JSON.stringify(figures)}\n`);
}
