import { stripVTControlCharacters } from 'node:util';

export interface Skip {
  name: string;
  reason: string;
}

export interface Failed {
  name: string;
  reason: string;
  /** Where the test is; undefined if something other than a test failed. */
  file?: string;
}

/** Result of one suite. A suite that could not run at all counts as one skip. */
export interface Tally {
  passed: number;
  failed: Failed[];
  /** Failed once, and passed when run again. */
  flaky: Failed[];
  skipped: Skip[];
}

const longestReason = 300;

export function emptyTally(): Tally {
  return { passed: 0, failed: [], flaky: [], skipped: [] };
}

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    flaky: tallies.flatMap(({ flaky }) => flaky),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** The result of a suite whose files with failed tests ran again, each as a whole. */
export function withSecondRun(first: Tally, second: Tally): Tally {
  const stillFailed = new Set(second.failed.map(({ name }) => name));
  return {
    passed: first.passed + first.failed.length - second.failed.length,
    failed: second.failed,
    flaky: first.failed.filter(({ name }) => !stillFailed.has(name)),
    skipped: first.skipped,
  };
}

/** The beginning of an error message, on one line. */
export function toReason(message = 'no message'): string {
  return stripVTControlCharacters(message).replace(/\s+/g, ' ').trim().slice(0, longestReason);
}

/** The closing lines: failures and skips with their reasons, and one line of totals. */
export function summary({ passed, failed, flaky, skipped }: Tally): string {
  const said = ({ name, reason }: Failed | Skip) => `${name}: ${reason}`;
  const counts = [`${passed} passed`, `${failed.length} failed`, `${skipped.length} skipped`];
  if (flaky.length > 0) counts.splice(2, 0, `${flaky.length} flaky`);
  return [
    ...failed.map((test) => `FAILED  ${said(test)}`),
    ...flaky.map((test) => `FLAKY   ${said(test)}`),
    ...skipped.map((test) => `SKIPPED ${said(test)}`),
    counts.join(', '),
  ].join('\n');
}
