import { type ChildProcess, spawn } from 'node:child_process';
import { Failure } from './failure.ts';
import { withLock } from './lock.mjs';
import { root } from './root.ts';

export interface BuildOptions {
  /** Called once when the build takes longer than a second, which means that it is not cached. */
  onSlow?: () => void;
  /** Called once when another process is building in this checkout. */
  onWait?: (pid: number) => void;
  signal?: AbortSignal;
}

/**
 * Builds the API, the site and their dependencies; unchanged projects come from the Nx cache.
 * @throws Failure with the build's output
 */
export function build(options: BuildOptions = {}): Promise<void> {
  return withLock('build', () => runNx(options), options.onWait ?? (() => {}));
}

async function runNx({ onSlow, signal }: BuildOptions): Promise<void> {
  const slow = setTimeout(() => onSlow?.(), 1_000);
  // A process group of its own, so that canceling also reaches the compilers that Nx starts.
  const child = spawn('nx', ['run-many', '-t', 'build', '--output-style=static'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Without the daemon: a command leaves nothing running.
    env: { ...process.env, NX_DAEMON: 'false', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const cancel = () => killGroup(child);
  signal?.addEventListener('abort', cancel);
  process.once('exit', cancel);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (signal?.aborted) throw new Failure('the build was canceled');
    if (code !== 0) throw new Failure(`the build failed. Its output:\n${output.trim()}`);
  } finally {
    clearTimeout(slow);
    signal?.removeEventListener('abort', cancel);
    process.off('exit', cancel);
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // The process has already ended.
  }
}
