import type { Measured } from './compare.ts';

/** Prints a table of all contestants with their ratios to the first one. */
export function printTable(results: Measured[]): void {
  const [base] = results;
  if (!base) return;
  const rows = results.map(({ name, cpuMicroseconds, latencyMs }) => [
    name,
    cpuMicroseconds.toFixed(1),
    (cpuMicroseconds / base.cpuMicroseconds).toFixed(2),
    latencyMs.toFixed(3),
    (latencyMs / base.latencyMs).toFixed(2),
  ]);
  const table = [['', 'CPU us/request', 'ratio', 'latency ms', 'ratio'], ...rows];
  const width = Math.max(...table.map(([name]) => name?.length ?? 0));
  for (const [name = '', ...figures] of table) {
    console.log(`${name.padEnd(width)}  ${figures.map((figure) => figure.padStart(14)).join(' ')}`);
  }
}

/** Prints a ratio with its target. @returns whether it was met */
export function printVerdict(what: string, ratio: number, target: number): boolean {
  const met = ratio <= target;
  console.log(`${what}: ${ratio.toFixed(2)} (target: at most ${target}) ${met ? 'met' : 'MISSED'}`);
  return met;
}
