import { execa } from 'execa';
import { aptInstall, canInstall } from './apt.ts';
import { answers, currentHost } from './cli.ts';
import { PrivateDaemon } from './daemon.ts';

/** Outside the repository and kept, so that a later run finds its images here. */
const engineRoot = process.env.TODO_ENGINE_DIR ?? '/var/lib/todo-engine';

export type Engine = { dockerHost: string; stop(): Promise<void> };

/**
 * Finds a container engine that answers, or starts a private one where this machine allows it.
 * An existing engine is never stopped; the private one stops with `stop()`.
 * `reason` explains in one line why there is none, for the list of skipped suites.
 */
export async function ensureEngine(): Promise<Engine | { reason: string }> {
  if (await answers()) return { dockerHost: await currentHost(), stop: async () => {} };
  if (process.env.DOCKER_HOST)
    return { reason: `the container engine at DOCKER_HOST=${process.env.DOCKER_HOST} does not answer` };
  if (process.env.TODO_ENGINE === 'none')
    return { reason: 'no container engine answers, and TODO_ENGINE=none declines a private one' };
  if (!(await canInstall())) {
    return {
      reason: 'no container engine answers; start Docker, or run as root on Debian or Ubuntu to have a private one',
    };
  }
  const daemon = new PrivateDaemon(engineRoot);
  try {
    if (!(await hasPrograms())) {
      await aptInstall(['docker.io', 'iptables', 'iproute2', 'ca-certificates'], {
        optional: ['docker-cli'],
        why: `a private container engine for the tests (kept in ${engineRoot}; TODO_ENGINE=none declines)`,
      });
    }
    await daemon.acquire();
  } catch (error) {
    return { reason: `no container engine: ${(error as Error).message}` };
  }
  return { dockerHost: daemon.host, stop: () => daemon.release() };
}

/** Docker from another vendor may be installed but stopped; its packages conflict with those of the distribution. */
async function hasPrograms(): Promise<boolean> {
  const versions = [
    ['dockerd', '--version'],
    ['docker', '--version'],
    ['iptables', '--version'],
    ['ip', '-Version'],
  ].map(([program, flag]) => execa(program as string, [flag as string], { reject: false, timeout: 5_000 }));
  return (await Promise.all(versions)).every(({ exitCode }) => exitCode === 0);
}
