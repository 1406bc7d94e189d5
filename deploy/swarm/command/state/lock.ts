import { hostname, userInfo } from 'node:os';
import { Failure } from '../../../../tools/failure.ts';
import { docker, inspect, tryDocker } from '../engine/docker.ts';
import { callerName } from '../environment.ts';
import { Interruption } from './interruption.ts';

const lockName = 'todo_lock';
const releaseAttempts = 3;

interface StoredLock {
  ID: string;
  CreatedAt: string;
  Spec: { Labels: Record<string, string> };
}

/** The owner of the lock, and the action that it is held for. */
export interface Holder {
  id: string;
  by: string;
  action: string;
  /** Age of the lock by the manager's clock, which also set its time: the clocks of two laptops may differ by hours. */
  seconds: number;
}

/** Work under the lock; a signal aborts it. */
export type Exclusive<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Runs `work` while nobody else changes this installation from any machine: the lock is an object of the Swarm, whose
 * names are unique. It does not expire: only its owner or `unlock` removes it.
 * @throws Failure that names who holds it; Interrupted
 */
export async function withLock<T>(action: string, work: Exclusive<T>): Promise<T> {
  using interruption = new Interruption();
  await using _lock = await takeLock(action);
  return await interruption.run(work);
}

/** Takes the lock for work that must still report its result after an interruption. Dispose it to release the lock. */
export async function takeLock(action: string): Promise<AsyncDisposable> {
  const labels = ['--label', `todo.by=${whoAmI()}`, '--label', `todo.action=${action}`];
  const { exitCode, stdout, stderr } = await tryDocker(['config', 'create', ...labels, lockName, '-'], {
    input: action,
  });
  if (exitCode === 0) {
    return { [Symbol.asyncDispose]: () => release(stdout.trim()) };
  }
  const holder = await lockHolder().catch(() => undefined);
  if (!holder) throw new Failure(`the deploy lock could not be taken: ${stderr.trim()}`);
  throw new Failure(
    `${describeHolder(holder)}; wait for it. If that command is surely dead, remove its lock with "npm run swarm -- unlock"`,
  );
}

/** Removes it by id: a lock of that name may be another one by now. A second Ctrl-C also reaches docker. */
async function release(id: string): Promise<void> {
  for (let tries = 0; tries < releaseAttempts; tries++) {
    const { exitCode, stderr } = await tryDocker(['config', 'rm', id]);
    if (exitCode === 0 || /not found/i.test(stderr)) return;
  }
}

export async function lockHolder(): Promise<Holder | undefined> {
  const [[lock], now] = await Promise.all([
    inspect<StoredLock>('config', [lockName]),
    docker(['info', '--format', '{{.SystemTime}}']),
  ]);
  if (!lock) return undefined;
  const { 'todo.by': by = 'somebody', 'todo.action': action = '' } = lock.Spec.Labels;
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(lock.CreatedAt)) / 1000));
  return { id: lock.ID, by, action, seconds };
}

export function describeHolder({ by, action, seconds }: Holder): string {
  return `${by} has been running "${action}" for ${seconds} s`;
}

/** Removes the lock, whoever holds it. @returns its former holder */
export async function unlock(): Promise<Holder | undefined> {
  const holder = await lockHolder();
  if (holder) await docker(['config', 'rm', holder.id]);
  return holder;
}

/** The name of who changes the system, for the lock and the history. */
export function whoAmI(): string {
  return `${callerName() ?? userInfo().username}@${hostname()}`;
}
