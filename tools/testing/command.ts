import { resolve } from 'node:path';
import { execa } from 'execa';
import { root } from '../root.ts';

export interface CommandOptions {
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** Absolute, or relative to the repository, which is the default. */
  cwd?: string;
  timeoutMs: number;
}

/**
 * Runs a program with its output on the terminal.
 * @returns undefined when it exited with 0, else what happened
 */
export async function runProgram([program, ...args]: string[], options: CommandOptions): Promise<string | undefined> {
  const result = await execa(program as string, args, {
    cwd: resolve(root, options.cwd ?? ''),
    env: options.env,
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
    timeout: options.timeoutMs,
    forceKillAfterDelay: 20_000,
    reject: false,
  });
  if (result.timedOut) return `not done after ${options.timeoutMs / 1000} s`;
  return result.failed ? (result.signal ?? `exit code ${result.exitCode}`) : undefined;
}
