import { Failure } from '../../../../tools/failure.ts';
import { poll } from '../../../../tools/until.ts';
import { networkName } from '../topology.ts';
import { docker, tryDocker } from './docker.ts';
import { type Task, tasksOf } from './services.ts';

const pollMs = 200;
const completeState = 'complete';
const endedBadly = ['failed', 'rejected', 'orphaned'];

/** A program that runs once, as a task of the Swarm: only tasks can read secrets and be placed by node labels. */
export interface Job {
  name: string;
  image: string;
  /** Program and arguments, as passed to the image's entrypoint. */
  command: readonly string[];
  /** Further options of `docker service create`. */
  options: readonly string[];
  fromRegistry?: boolean;
}

/** Network and restrictions of each of our tasks. */
const confined = ['--network', networkName, '--read-only', '--cap-drop', 'ALL'];

export function createArgs({ name, image, command, options, fromRegistry = false }: Job, mode: string): string[] {
  // Without a registry, the images are on the nodes already; with a private one, the nodes need the right to pull.
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
    ...confined,
    ...options,
    image,
    ...command,
  ];
}

/** Option of `docker service create` that makes a secret readable for `user`, in the form user:group. */
export function secretOption(source: string, target: string, user: string): string[] {
  const [uid, gid] = user.split(':');
  return ['--secret', `source=${source},target=${target},uid=${uid},gid=${gid},mode=0400`];
}

/** Runs a job to its end on any node that fits. @throws Failure with the output of the job */
export async function runJob(job: Job, timeoutMs: number): Promise<void> {
  const once = { ...job, options: [...job.options, '--restart-condition', 'none', '--no-healthcheck'] };
  await tryDocker(['service', 'rm', job.name]);
  try {
    await docker(createArgs(once, 'replicated-job'));
    let task: Task | undefined;
    const state = () => task?.Status.State ?? 'not created';
    const hasEnded = async () => {
      task = (await tasksOf([job.name], { all: true })).at(-1);
      return [completeState, ...endedBadly].includes(state());
    };
    await poll(hasEnded, { timeoutMs, pollMs });
    if (state() === completeState) return;
    const { stdout, stderr } = await tryDocker(['service', 'logs', '--raw', job.name]);
    throw new Failure(`${stdout}\n${stderr}`.trim() || task?.Status.Err || state());
  } finally {
    await tryDocker(['service', 'rm', job.name]);
  }
}
