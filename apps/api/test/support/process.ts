import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AbortWait, until } from '../../../../tools/until.js';
import { Client } from './client.js';

const program = fileURLToPath(new URL('../../dist/bin/main.js', import.meta.url));

/** The built service as a separate process, for behavior that only a process has: signals, exit codes, its log. */
export interface Service {
  client: Client;
  port: number;
  process: ChildProcess;
  /** Its output so far. */
  stdout(): string;
  stderr(): string;
  /** Exit code, once it has ended; null when a signal killed it. */
  ended: Promise<number | null>;
}

/** A port that nothing is listening on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the program, which may exit at once if its settings are invalid. */
export async function launch(env: Record<string, string>, port?: number, launcher: string[] = []): Promise<Service> {
  const ownPort = port ?? (await freePort());
  const [command = '', ...args] = [...launcher, process.execPath, program];
  const child = spawn(command, args, {
    env: { TODO_BIND: `127.0.0.1:${ownPort}`, TODO_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  return {
    client: new Client(`http://127.0.0.1:${ownPort}`),
    port: ownPort,
    process: child,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}

/**
 * Starts the program and waits until it is ready.
 * @param launcher command to which the program's own command line is appended
 */
export async function startService(env: Record<string, string>, launcher: string[] = []): Promise<Service> {
  const service = await launch(env, undefined, launcher);
  await until('the service is ready', async () => {
    if (service.process.exitCode !== null) throw new AbortWait(`it ended: ${service.stderr()}`);
    return (await service.client.get('/readyz')).status === 200;
  });
  return service;
}

/** Stops the process that a test started, whether the test passed or not. */
export async function stopService(service: Service | undefined): Promise<void> {
  if (service === undefined || service.process.exitCode !== null || service.process.signalCode !== null) return;
  service.process.kill('SIGKILL');
  await service.ended;
}
