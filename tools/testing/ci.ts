/** Whether this run is one of CI: nothing may be skipped, and what failed runs once more. */
export function isOnCi(): boolean {
  return Boolean(process.env.CI) && process.env.CI !== 'false';
}
