import { Failure } from '../../../../tools/failure.ts';
import { docker, inspect, tryDocker } from '../engine/docker.ts';
import { listNodes } from '../engine/nodes.ts';
import { runSteps, type Step } from '../rollout/steps.ts';
import type { Settings } from '../settings.ts';
import { GENERATED, newestSecrets, randomSecret, storeSecret } from '../state/secrets.ts';

const NETWORK = 'todoapp';
/** A node is given up after three of them are missing. With docker's 5 s its tasks would be away for 15 s. */
const HEARTBEAT = '3s';

export interface InitOptions {
  /** Address by which the other nodes reach this one; docker guesses it on a machine with one. */
  advertiseAddr?: string;
  /** Host name of the node that keeps the master's data. */
  master?: string;
  quiet?: boolean;
}

/** Makes what the stacks expect to be there. Running it again changes nothing that exists. */
export async function init(settings: Settings, options: InitOptions): Promise<{ nodes: string[]; secrets: string[] }> {
  const made: string[] = [];
  const steps: Step[] = [
    { title: 'Swarm', run: (say) => ensureSwarm(options.advertiseAddr, say) },
    { title: `Network ${NETWORK}`, run: () => ensureNetwork(settings) },
    { title: 'Secrets', run: async (say) => void made.push(...(await ensureSecrets(say))) },
    { title: 'Node labels', run: (say) => ensureLabels(options.master, say) },
  ];
  await runSteps(steps, options);
  return { nodes: (await listNodes()).map(({ hostname }) => hostname), secrets: made };
}

/** @throws Failure when this engine can't manage a Swarm, or lacks what `init` makes */
export async function requireInit(): Promise<void> {
  const { LocalNodeState, ControlAvailable } = await swarmState();
  if (LocalNodeState !== 'active') throw new Failure('this engine is in no Swarm: run "npm run swarm -- init" first');
  if (!ControlAvailable) throw new Failure('this engine is a worker: point DOCKER_HOST at a manager of the Swarm');
  const [secrets, [network]] = await Promise.all([newestSecrets(), inspect('network', [NETWORK])]);
  const missing = GENERATED.filter((name) => !secrets.has(name));
  if (missing.length > 0 || !network) {
    throw new Failure(`${[...missing, ...(network ? [] : [NETWORK])].join(', ')} missing: run "npm run swarm -- init"`);
  }
}

async function swarmState(): Promise<{ LocalNodeState: string; ControlAvailable: boolean }> {
  return JSON.parse(await docker(['info', '--format', '{{json .Swarm}}']));
}

async function ensureSwarm(advertiseAddr: string | undefined, say: (text: string) => void): Promise<void> {
  const { LocalNodeState, ControlAvailable } = await swarmState();
  if (LocalNodeState === 'active' && !ControlAvailable) {
    throw new Failure('this engine is a worker: point DOCKER_HOST at a manager of the Swarm');
  }
  if (LocalNodeState === 'active') return;
  say('starting one with this node as its manager');
  const address = advertiseAddr ? ['--advertise-addr', advertiseAddr] : [];
  await docker(['swarm', 'init', '--dispatcher-heartbeat', HEARTBEAT, ...address]);
}

async function ensureNetwork(settings: Settings): Promise<void> {
  const [network] = await inspect<{ Driver: string; Attachable: boolean }>('network', [NETWORK]);
  if (network && (network.Driver !== 'overlay' || !network.Attachable)) {
    throw new Failure(`the network ${NETWORK} exists and is no attachable overlay: remove it, or use another Swarm`);
  }
  if (network) return;
  const encrypted = settings.TODO_NETWORK_ENCRYPTED === 'true' ? ['--opt', 'encrypted'] : [];
  await docker(['network', 'create', '--driver', 'overlay', '--attachable', ...encrypted, NETWORK]);
}

async function ensureSecrets(say: (text: string) => void): Promise<string[]> {
  const existing = await newestSecrets();
  const missing = GENERATED.filter((name) => !existing.has(name));
  for (const name of missing) {
    say(`generating ${name}`);
    await storeSecret(name, randomSecret());
  }
  return missing;
}

/** Which nodes hold the master, may hold replicas, and publish the site. What somebody labelled stays as it is. */
async function ensureLabels(master: string | undefined, say: (text: string) => void): Promise<void> {
  const nodes = await listNodes();
  const own = await docker(['info', '--format', '{{.Name}}']);
  const masterNode = master ?? own;
  if (!nodes.some(({ hostname }) => hostname === masterNode)) {
    throw new Failure(`there is no node ${masterNode}; there are ${nodes.map(({ hostname }) => hostname).join(', ')}`);
  }
  const wanted = {
    'todo.mysql_master': [masterNode],
    'todo.valkey': [masterNode],
    'todo.mysql_slave': nodes,
    'todo.edge': nodes,
  };
  for (const [label, holders] of Object.entries(wanted)) {
    if (nodes.some(({ labels }) => labels[label] !== undefined)) continue;
    for (const holder of holders) {
      const hostname = typeof holder === 'string' ? holder : holder.hostname;
      say(`${label} on ${hostname}`);
      const { id } = nodes.find((node) => node.hostname === hostname) as { id: string };
      await tryDocker(['node', 'update', '--label-add', `${label}=true`, id]);
    }
  }
}
