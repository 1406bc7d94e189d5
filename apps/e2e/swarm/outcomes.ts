import { expect } from '@jest/globals';
import { clientCount, type Report } from './load/load.ts';

/**
 * Expects that nobody noticed anything: every request succeeded, and no connection broke. Keyed writes may have been
 * sent again once, as many as are pending at a time: when the disk that all three machines share stalls, so do commits.
 */
export function expectNothingNoticed(story: string, report: Report, details: Record<string, unknown> = {}): void {
  tell(story, { ...report, ...details });
  expect(report.failed).toEqual({});
  expect(report.broken).toBe(0);
  expect(report.refused).toBeLessThanOrEqual(clientCount);
}

/**
 * Expects only losses that the failure of a component explains: requests that were in flight there may have failed once,
 * except keyed writes. Everything else must have succeeded.
 */
export function expectOnlyInFlightLost(story: string, report: Report, details: Record<string, unknown> = {}): void {
  tell(story, { ...report, ...details });
  const kinds = Object.keys(report.failed);
  expect(kinds.filter((kind) => !kind.startsWith('GET'))).toEqual([]);
  expect(Object.values(report.failed).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(clientCount);
}

/** Logs the figures of a story. */
export function tell(story: string, figures: Record<string, unknown>): void {
  process.stdout.write(`  ${story}: ${JSON.stringify(figures)}\n`);
}
