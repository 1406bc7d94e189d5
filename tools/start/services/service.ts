import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Failure } from '../../failure.ts';
import { root } from '../../root.ts';
import { poll } from '../../until.ts';
import type { Program } from './programs.ts';

const readyTimeoutMs = 60_000;
const probeTimeoutMs = 2_000;
const stopTimeoutMs = 15_000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running server process. */
export interface Service {
  pid: number;
  exited: Promise<Exit>;
  /** Sends SIGTERM, after 15 s SIGKILL, and waits until the process has ended. */
  stop(): Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
}

export interface ServiceOptions {
  onOutput?: (chunk: Buffer) => void;
  /** Added to the program's own environment. */
  env?: Record<string, string>;
  /** Command that runs the process, for example `['taskset', '-c', '0']`. */
  launcher?: string[];
  /** Aborting it before the service is ready stops the service. */
  signal?: AbortSignal;
}

/**
 * Starts a server and waits until its `/readyz` answers 200.
 * @throws Failure when it ends before that, or is not ready after 60 s; no process is left then
 */
export async function startService(program: Program, options: ServiceOptions = {}): Promise<Service> {
  if (!existsSync(program.entry)) {
    throw new Failure(`the ${program.name} is not built (${program.entry} is missing): run \`npm run build\``);
  }
  const service = spawnService(program, options);
  const ended = new AbortController();
  service.exited.then(() => ended.abort());
  const canceled = AbortSignal.any([ended.signal, ...(options.signal ? [options.signal] : [])]);
  const state = await Promise.race([service.exited, whenReady(program, canceled)]);
  if (state === 'ready') return service;
  if (typeof state === 'object') throw new Failure(`the ${program.name} ended while it started (${describe(state)})`);
  await service.stop();
  throw new Failure(
    state === 'aborted'
      ? `the start of the ${program.name} was canceled`
      : `the ${program.name} was not ready after ${readyTimeoutMs / 1000} s at ${program.url}/readyz`,
  );
}

export function describe({ code, signal }: Exit): string {
  return signal ? `killed by ${signal}` : `exit code ${code}`;
}

function spawnService(program: Program, { onOutput, env, launcher = [] }: ServiceOptions): Service {
  const [command, ...args] = [...launcher, process.execPath, program.entry];
  // A process group of its own: Ctrl-C in the terminal reaches only us, and we stop the servers in order.
  const child = spawn(command as string, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...program.env, ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => onOutput?.(chunk));
  const killWithParent = () => child.kill('SIGTERM');
  process.once('exit', killWithParent);
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', (error) => {
      onOutput?.(Buffer.from(`${error.message}\n`));
      resolve({ code: 127, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).finally(() => process.off('exit', killWithParent));
  return {
    pid: child.pid ?? -1,
    exited,
    kill: (signal) => child.kill(signal),
    async stop() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      return exited.finally(() => clearTimeout(force));
    },
  };
}

async function whenReady(program: Program, canceled: AbortSignal): Promise<'ready' | 'late' | 'aborted'> {
  const outcome = await poll(async () => (canceled.aborted ? 'aborted' : (await isReady(program)) && 'ready'), {
    timeoutMs: readyTimeoutMs,
    pollMs: 50,
  });
  return outcome ?? 'late';
}

async function isReady(program: Program): Promise<boolean> {
  try {
    const response = await fetch(`${program.url}/readyz`, { signal: AbortSignal.timeout(probeTimeoutMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
