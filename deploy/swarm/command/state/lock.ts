import { hostname, userInfo } from 'node:os';
import { Failure } from '../../../../tools/failure.ts';
import { docker, inspect, tryDocker } from '../engine/docker.ts';

const NAME = 'todo_lock';
/** Longer than any deploy: what is older was left behind by a command that could not clean up. */
const STALE_MS = 60 * 60_000;

interface Lock {
  CreatedAt: string;
  Spec: { Labels: Record<string, string> };
}

/**
 * Runs `work` while nobody else changes this installation from any machine: the lock is an object of the Swarm, and
 * Swarm makes one of a name only once.
 * @throws Failure that names who holds it
 */
export async function withLock<T>(action: string, work: () => Promise<T>): Promise<T> {
  await take(action);
  const release = () => tryDocker(['config', 'rm', NAME]);
  const interrupted = (code: number) => () => void release().finally(() => process.exit(code));
  const onInt = interrupted(130);
  const onTerm = interrupted(143);
  process.once('SIGINT', onInt);
  process.once('SIGTERM', onTerm);
  try {
    return await work();
  } finally {
    process.off('SIGINT', onInt);
    process.off('SIGTERM', onTerm);
    await release();
  }
}

/** Who changes the system, for locks and the history. */
export function whoAmI(): string {
  return `${process.env.TODO_DEPLOY_BY ?? userInfo().username}@${hostname()}`;
}

async function take(action: string): Promise<void> {
  const labels = ['--label', `todo.by=${whoAmI()}`, '--label', `todo.action=${action}`];
  const create = () => tryDocker(['config', 'create', ...labels, NAME, '-'], { input: action });
  const first = await create();
  if (first.exitCode === 0) return;
  const [lock] = await inspect<Lock>('config', [NAME]).catch(() => []);
  if (!lock) throw new Failure(`the deploy lock could not be taken: ${first.stderr.trim()}`);
  const ageMs = Date.now() - Date.parse(lock.CreatedAt);
  const { 'todo.by': by, 'todo.action': what } = lock.Spec.Labels;
  if (ageMs < STALE_MS) {
    throw new Failure(
      `${by} has been running "${what}" for ${Math.round(ageMs / 1000)} s; wait for it. If that command is ` +
        'surely dead, remove its lock with "npm run swarm -- unlock"',
    );
  }
  await unlock();
  await docker(['config', 'create', ...labels, NAME, '-'], { input: action });
}

/** Removes the lock, whoever holds it. */
export async function unlock(): Promise<void> {
  await tryDocker(['config', 'rm', NAME]);
}
