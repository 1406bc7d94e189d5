import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';
import { isOnCi } from './ci.ts';
import { runProgram } from './command.ts';
import type { Requirement } from './machine/requirements.ts';
import { readJestReport } from './reports/jest-report.ts';
import { readPlaywrightReport } from './reports/playwright-report.ts';
import { emptyTally, type Tally, withSecondRun } from './reports/tally.ts';

/** One entry of the list in suites.ts. */
export interface Suite {
  name: string;
  /** A machine that can't provide this skips the suite and prints the reason. */
  needs?: Requirement;
  /** Runs at the same time as the suite of this name, just before it: both spend more time waiting than computing. */
  beside?: string;
  /** @param env what the requirement adds to the environment */
  run(env: Record<string, string>): Promise<Tally>;
}

const timeoutMs = 45 * 60_000;
const mostSecondRuns = 10;

/** The suites in groups that run at the same time, in their order. */
export function sideBySide(suites: readonly Suite[]): Suite[][] {
  const groups: Suite[][] = [];
  for (const suite of suites) {
    const before = groups.at(-1);
    if (before?.some(({ name }) => name === suite.beside)) before.push(suite);
    else groups.push([suite]);
  }
  return groups;
}

/** A program that counts as one test: exit code 0 passes. */
export function check(name: string, command: string[], env: Record<string, string> = {}): Suite {
  return {
    name,
    async run(given) {
      const fault = await runProgram(command, { env: { ...env, ...given }, timeoutMs });
      return fault ? failure(name, fault) : { ...emptyTally(), passed: 1 };
    },
  };
}

/**
 * A Jest project. On CI the files that failed run once more, as Playwright does with tests (`retries`).
 * @param folder the one with its jest.config.js
 */
export function jest(folder: string, needs?: Requirement): Suite {
  // Jest runs ES modules through this API of node:vm.
  const node = ['node', '--experimental-vm-modules', '--no-warnings=ExperimentalWarning'];
  const runner = [...node, join(root, 'node_modules/jest/bin/jest.js')];
  const runFiles = (env: Record<string, string>, files: string[]) =>
    withReport(folder, readJestReport, (report) => ({
      command: [
        ...runner,
        '--json',
        '--outputFile',
        report,
        ...(files.length > 0 ? ['--runTestsByPath', ...files] : []),
      ],
      // @swc/jest reads its options from the working directory.
      cwd: folder,
      env,
    }));
  async function run(env: Record<string, string>): Promise<Tally> {
    const first = await runFiles(env, []);
    const files = [...new Set(first.failed.map(({ file }) => file))];
    // Without a file, the run broke off; with so many, it was not by chance.
    if (!isOnCi() || files.length === 0 || files.length > mostSecondRuns || !files.every(isDefined)) return first;
    return withSecondRun(first, await runFiles(env, files));
  }
  return { name: folder, needs, run };
}

/** Projects of apps/e2e/playwright.config.ts. */
export function playwright(name: string, projects: string[], needs?: Requirement): Suite {
  const selection = projects.flatMap((project) => ['--project', project]);
  const run = (env: Record<string, string>) =>
    withReport(name, readPlaywrightReport, (report) => ({
      command: ['playwright', 'test', '-c', 'apps/e2e', '--reporter=list,json', ...selection],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }));
  return { name, needs, run };
}

/**
 * Runs a test program and reads the report it wrote. A run that fails without a failed test in the report, or without
 * any test, is a failure: a suite must not pass because it did not run.
 */
async function withReport(
  name: string,
  read: (path: string) => Promise<Tally>,
  prepare: (report: string) => { command: string[]; env: Record<string, string>; cwd?: string },
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'todo-test-'));
  try {
    const report = join(folder, 'report.json');
    const { command, ...options } = prepare(report);
    const fault = await runProgram(command, { ...options, timeoutMs });
    const tally = await read(report).catch((error) => failure(name, `no report (${fault ?? error})`));
    if (fault && tally.failed.length === 0) tally.failed.push({ name, reason: fault });
    if (tally.passed + tally.failed.length + tally.skipped.length === 0) return failure(name, 'no test was found');
    return tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function failure(name: string, reason: string): Tally {
  return { ...emptyTally(), failed: [{ name, reason }] };
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
