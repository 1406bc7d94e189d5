export interface Skip {
  name: string;
  reason: string;
}

/** Result of one suite. A suite that could not run at all counts as one skip. */
export interface Tally {
  passed: number;
  /** Names of the failed tests. */
  failed: string[];
  skipped: Skip[];
}

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** The closing lines: failures, skips with their reasons, and one line of totals. */
export function summary({ passed, failed, skipped }: Tally): string {
  return [
    ...failed.map((name) => `FAILED  ${name}`),
    ...skipped.map(({ name, reason }) => `SKIPPED ${name}: ${reason}`),
    `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ].join('\n');
}
