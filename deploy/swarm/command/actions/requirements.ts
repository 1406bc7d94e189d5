import { Failure } from '../../../../tools/failure.ts';
import { inspect } from '../engine/docker.ts';
import { requireDistinctNetworks } from '../engine/networks.ts';
import { swarmState } from '../engine/swarm.ts';
import { type Running, running } from '../rollout/running.ts';
import { newestSecrets } from '../state/secrets.ts';
import { generatedSecrets, networkName } from '../topology.ts';

/** @throws Failure when this engine cannot manage a Swarm, or lacks what `init` creates */
export async function requireInit(): Promise<void> {
  const { LocalNodeState, ControlAvailable } = await swarmState();
  if (LocalNodeState !== 'active') throw new Failure('this engine is in no Swarm: run "npm run swarm -- init" first');
  if (!ControlAvailable) throw new Failure('this engine is a worker: point DOCKER_HOST at a manager of the Swarm');
  const [secrets, [network]] = await Promise.all([newestSecrets(), inspect('network', [networkName])]);
  const missing = generatedSecrets.filter((name) => !secrets.has(name));
  if (missing.length > 0 || !network) {
    throw new Failure(
      `${[...missing, ...(network ? [] : [networkName])].join(', ')} missing: run "npm run swarm -- init"`,
    );
  }
  // Nodes may have joined since `init`.
  await requireDistinctNetworks();
}

/** @throws Failure when `init` or the first `up` has not been run, or a restore did not finish */
export async function requireRunning({ allowUnfinishedRestore = false } = {}): Promise<Running> {
  const [, now] = await Promise.all([requireInit(), running()]);
  if (!now) throw new Failure('the system is not running: run "npm run swarm -- up" first');
  if (now.hasUnfinishedRestore && !allowUnfinishedRestore) {
    throw new Failure(
      'a restore did not finish: run it again, or start the API on the present database with "npm run swarm -- up"',
    );
  }
  return now;
}
