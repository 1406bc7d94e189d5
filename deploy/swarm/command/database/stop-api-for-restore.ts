import { Failure } from '../../../../tools/failure.ts';
import { poll } from '../../../../tools/until.ts';
import { docker } from '../engine/docker.ts';
import { listNodes } from '../engine/nodes.ts';
import { imageOf, type Service, services, tasksOf } from '../engine/services.ts';
import { colored } from '../rollout/colors.ts';
import { converge } from '../rollout/converge.ts';
import type { Running } from '../rollout/running.ts';
import { deployTimeoutMs } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import { swarmName, unfinishedRestoreLabel } from '../topology.ts';

/** Longer than the time a task has to finish its requests. */
const stop = { timeoutMs: 90_000, pollMs: 500 };
const apis = [colored.blue.api, colored.green.api];
const endedStates = ['complete', 'shutdown', 'failed', 'rejected', 'orphaned', 'remove'];

/** Value of the label of a stopped service. */
interface StoppedApi {
  replicas: number;
  nextIds: Record<string, number>;
}

/**
 * Stops every task of the API and waits until none of them can write any more.
 * @param nextIds stored with the stopped services
 * @returns the ids of the first call, if an earlier one was not followed by `startApiAfterRestore`
 */
export async function stopApiForRestore(
  before: Running,
  nextIds: Record<string, number>,
  say: (text: string) => void,
): Promise<Record<string, number>> {
  const all = await services();
  const known = stoppedOf(all.get(apis[0] as string))?.nextIds ?? nextIds;
  for (const name of apis) {
    const stopped = stoppedOf(all.get(name)) ?? { replicas: before.replicas[name] ?? 0, nextIds: known };
    const label = ['--label-add', `${unfinishedRestoreLabel}=${JSON.stringify(stopped)}`];
    await docker(['service', 'update', '--detach', '--quiet', '--replicas', '0', ...label, swarmName(name)]);
  }
  const hasStopped = await poll(async () => {
    const left = await unended();
    if (left > 0) say(`${left} task(s) still end their requests`);
    return left === 0;
  }, stop);
  if (!hasStopped) throw new Failure(`the API did not stop in ${stop.timeoutMs / 1000} s`);
  return known;
}

/** Starts as many tasks as there were before and waits until they serve. */
export async function startApiAfterRestore(settings: Settings, say: (text: string) => void): Promise<void> {
  const all = await services();
  for (const name of apis) {
    const stopped = stoppedOf(all.get(name));
    if (!stopped) continue;
    const replicas = ['--replicas', String(stopped.replicas), '--label-rm', unfinishedRestoreLabel];
    await docker(['service', 'update', '--detach', '--quiet', ...replicas, swarmName(name)]);
  }
  const images = new Map(apis.flatMap((name) => withImage(name, all.get(name))));
  const outcomes = await converge(apis, { images, timeoutMs: deployTimeoutMs(settings), onProgress: say });
  const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [`${outcome.service}: ${outcome.reason}`]));
  if (failed.length > 0) throw new Failure(failed.join('\n'));
}

function withImage(name: string, service: Service | undefined): [string, string][] {
  return service ? [[name, imageOf(service)]] : [];
}

function stoppedOf(service: Service | undefined): StoppedApi | undefined {
  const label = service?.Spec.Labels[unfinishedRestoreLabel];
  return label ? (JSON.parse(label) as StoppedApi) : undefined;
}

/** Number of tasks of the API that have not ended; a node that is down cannot report the end of its tasks. */
async function unended(): Promise<number> {
  const down = new Set((await listNodes()).filter(({ state }) => state === 'down').map(({ id }) => id));
  const tasks = await tasksOf(apis.map(swarmName), { all: true });
  return tasks.filter(({ NodeID, Status }) => !down.has(NodeID) && !endedStates.includes(Status.State)).length;
}
