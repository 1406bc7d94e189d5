import { spawn } from 'node:child_process';
import { shellEnvironment } from './checkout.ts';

const readyTimeoutMs = 600_000;
const stopTimeoutMs = 120_000;

/** A command as a person runs it in a terminal. */
export interface Command {
  /** Its output so far, stdout and stderr. */
  output(): string;
  /** Waits until the output contains the text. @throws when it ends first or is not there after 10 minutes */
  prints(text: string): Promise<void>;
  /** Ctrl-C reaches every process of the terminal's foreground group. */
  ctrlC(): void;
  /** Signals the one process that was started. */
  kill(signal: NodeJS.Signals): void;
  /** Waits for the end. @returns the exit code, or null when a signal ended it */
  ended(): Promise<number | null>;
}

/** @param env added to the environment of a user's shell */
export function type([program, ...args]: string[], cwd: string, env: Record<string, string>): Command {
  const child = spawn(program as string, args, {
    cwd,
    env: { ...shellEnvironment(), ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const end = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    output: () => text,
    prints: (wanted) =>
      within(readyTimeoutMs, `"${wanted}" in:\n${text}`, (resolve, reject) => {
        const look = () => text.includes(wanted) && resolve(undefined);
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
        look();
        end.then((code) => reject(new Error(`ended with ${code} before it printed "${wanted}":\n${text}`)), reject);
      }),
    ctrlC: () => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), 'SIGINT');
    },
    kill: (signal) => void child.kill(signal),
    ended: () =>
      within(stopTimeoutMs, 'the end of the command', (resolve, reject) => {
        end.then(resolve, reject);
      }),
  };
}

function within<T>(
  timeoutMs: number,
  what: string,
  wait: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`waited ${timeoutMs / 1000} s for ${what}`)), timeoutMs);
    wait(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
