import { expect } from '@jest/globals';
import { clientCount, type Report } from './load/load.ts';

/**
 * Nobody noticed anything: every request was answered well, and no connection broke. Keyed writes may have been sent
 * again once, as many as are under way at a time: when the one disk of all three machines stands still, so do commits.
 */
export function expectNothingNoticed(story: string, report: Report, details: Record<string, unknown> = {}): void {
  tell(story, { ...report, ...details });
  expect(report.failed).toEqual({});
  expect(report.broken).toBe(0);
  expect(report.refused).toBeLessThanOrEqual(clientCount);
}

/**
 * A part was lost: what was under way there may have failed, once and never as a write that has a key. Everything
 * else was answered well.
 */
export function expectOnlyInFlightLost(story: string, report: Report, details: Record<string, unknown> = {}): void {
  tell(story, { ...report, ...details });
  const kinds = Object.keys(report.failed);
  expect(kinds.filter((kind) => !kind.startsWith('GET'))).toEqual([]);
  expect(Object.values(report.failed).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(clientCount);
}

/** The figures of a story, for the log of a run. */
export function tell(story: string, figures: Record<string, unknown>): void {
  process.stdout.write(`  ${story}: ${JSON.stringify(figures)}\n`);
}
