import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../../../../tools/failure.ts';
import { NETWORK } from '../topology.ts';
import { docker, tryDocker } from './docker.ts';
import { tasksOf } from './services.ts';

const POLL_MS = 200;
const ENDED_BADLY = ['failed', 'rejected', 'orphaned'];

/** A program that runs once, as a task of the Swarm: only tasks can read secrets, and be sent to a node by its label. */
export interface Job {
  name: string;
  image: string;
  /** Program and arguments, as the image's entrypoint gets them. */
  command: readonly string[];
  /** Further options of `docker service create`. */
  options: readonly string[];
  fromRegistry?: boolean;
}

/** What every task of ours is denied, and where it is. */
const CONFINED = ['--network', NETWORK, '--read-only', '--cap-drop', 'ALL'];

export function createArgs({ name, image, command, options, fromRegistry = false }: Job, mode: string): string[] {
  // Images that no registry has are on the nodes already; a private registry's take the rights to pull them.
  const pull = ['--no-resolve-image', ...(fromRegistry ? ['--with-registry-auth'] : [])];
  return [
    'service',
    'create',
    '--mode',
    mode,
    '--name',
    name,
    '--detach',
    ...pull,
    ...CONFINED,
    ...options,
    image,
    ...command,
  ];
}

/** Option of `docker service create` that gives a secret to a user, given as user:group. */
export function secretOption(source: string, target: string, user: string): string[] {
  const [uid, gid] = user.split(':');
  return ['--secret', `source=${source},target=${target},uid=${uid},gid=${gid},mode=0400`];
}

/** Runs a job to its end, on whichever node fits. @throws Failure with what it printed */
export async function runJob(job: Job, timeoutMs: number): Promise<void> {
  const once = { ...job, options: [...job.options, '--restart-condition', 'none', '--no-healthcheck'] };
  await tryDocker(['service', 'rm', job.name]);
  try {
    await docker(createArgs(once, 'replicated-job'));
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const task = (await tasksOf(job.name, { all: true })).at(-1);
      const state = task?.Status.State ?? 'not created';
      if (state === 'complete') return;
      if (ENDED_BADLY.includes(state) || Date.now() > deadline) {
        const { stdout, stderr } = await tryDocker(['service', 'logs', '--raw', job.name]);
        throw new Failure(`${stdout}\n${stderr}`.trim() || task?.Status.Err || state);
      }
      await delay(POLL_MS);
    }
  } finally {
    await tryDocker(['service', 'rm', job.name]);
  }
}
