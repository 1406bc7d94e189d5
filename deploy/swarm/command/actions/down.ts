import { Failure } from '../../../../tools/failure.ts';
import { poll } from '../../../../tools/until.ts';
import { docker, list, tryDocker } from '../engine/docker.ts';
import { listNodes, requireEngine } from '../engine/nodes.ts';
import type { Settings } from '../settings/schema.ts';
import { markerLabel } from '../state/database-marker.ts';
import { groupLabel } from '../state/group-name.ts';
import { withLock } from '../state/lock.ts';
import { runSteps } from '../terminal/steps.ts';
import { stackList, volumeNames } from '../topology.ts';

const stop = { timeoutMs: 120_000, pollMs: 500 };
const endedStates = ['Complete', 'Shutdown', 'Failed', 'Rejected', 'Orphaned', 'Remove'];

/** Stops everything and keeps data, secrets and history; with `volumes` it deletes these too. */
export async function down(settings: Settings, { volumes, quiet }: { volumes?: boolean; quiet?: boolean }) {
  await withLock('down', (signal) =>
    runSteps(
      [
        { title: 'Stacks', run: (_, say) => removeStacks(say) },
        { title: 'Volumes', run: (_, say) => removeVolumes(settings, say), skip: () => !volumes },
        { title: 'Secrets and history', run: removeSecrets, skip: () => !volumes },
      ],
      {},
      { quiet, signal },
    ),
  );
  return { data: volumes ? 'deleted' : 'kept' };
}

/** From the front to the back, so that draining tasks still have their database. */
async function removeStacks(say: (text: string) => void): Promise<void> {
  for (const { name } of [...stackList].reverse()) {
    say(name);
    await docker(['stack', 'rm', name], { timeoutMs: 60_000 });
    const hasStopped = await poll(async () => !(await isRunning(name)), stop);
    if (!hasStopped) throw new Failure(`${name} did not stop in ${stop.timeoutMs / 1000} s`);
  }
}

/** Ignores nodes that are down: they cannot report that their tasks have ended, and end them when they come back. */
async function isRunning(stack: string): Promise<boolean> {
  const filter = ['--filter', `label=com.docker.stack.namespace=${stack}`];
  if ((await list(['service', 'ls', '--quiet', ...filter])).length > 0) return true;
  const down = (await listNodes()).filter(({ state }) => state === 'down').map(({ hostname }) => hostname);
  // The command fails when the stack no longer exists.
  const tasks = await list(['stack', 'ps', '--format', '{{.Node}} {{.CurrentState}}', stack]).catch(() => []);
  return tasks.some((task) => {
    const [node = '', state = ''] = task.split(' ');
    return !endedStates.includes(state) && !down.includes(node);
  });
}

async function removeVolumes(settings: Settings, say: (text: string) => void): Promise<void> {
  for (const node of await listNodes(settings.TODO_NODE_HOST)) {
    if (node.engine) await requireEngine(node);
    let refusal = '';
    // A container that has just ended may keep its volume in use for a moment.
    const areGone = await poll(async () => {
      const own = await ownVolumes(node.engine);
      if (own.length === 0) return true;
      say(`${own.join(', ')} on ${node.hostname}`);
      await removeEnded(own, node.engine);
      const { exitCode, stderr } = await tryDocker(['volume', 'rm', ...own], { host: node.engine });
      refusal = stderr.trim();
      return exitCode === 0;
    }, stop);
    if (!areGone) throw new Failure(`docker volume rm on ${node.hostname}: ${refusal}`);
  }
}

/** Removes ended containers of jobs: they outlive their service and keep its volumes in use. */
async function removeEnded(volumes: string[], host?: string): Promise<void> {
  const using = volumes.flatMap((volume) => ['--filter', `volume=${volume}`]);
  const ended = ['--filter', 'status=exited', '--filter', 'label=com.docker.swarm.service.name'];
  const ids = await docker(['container', 'ls', '--all', '--quiet', ...using, ...ended], { host });
  // Swarm may be removing the same containers.
  if (ids) await tryDocker(['container', 'rm', ...ids.split('\n')], { host });
}

async function ownVolumes(host?: string): Promise<string[]> {
  const names = await docker(['volume', 'ls', '--quiet', '--filter', 'name=todo_'], { host });
  const own = Object.values(volumeNames) as string[];
  return names.split('\n').filter((name) => own.includes(name) || isReplicas(name));
}

/** The name of a replica's volume ends with the number of its task. */
function isReplicas(name: string): boolean {
  return [volumeNames.replica, volumeNames.reader].some((start) => name.startsWith(`${start}_`)) && /_\d+$/.test(name);
}

async function removeSecrets(): Promise<void> {
  const secrets = await list(['secret', 'ls', '--quiet', '--filter', 'label=todo=secret']);
  if (secrets.length > 0) await docker(['secret', 'rm', ...secrets]);
  for (const label of ['todo.history', 'todo.settings', markerLabel, groupLabel]) {
    const configs = await list(['config', 'ls', '--quiet', '--filter', `label=${label}`]);
    if (configs.length > 0) await docker(['config', 'rm', ...configs]);
  }
}
