import { Failure } from '../../../../tools/failure.ts';
import { docker, inspect } from '../engine/docker.ts';
import { requireDistinctNetworks, requireOutsidePool } from '../engine/networks.ts';
import { listNodes, type SwarmNode } from '../engine/nodes.ts';
import { swarmState } from '../engine/swarm.ts';
import type { Settings } from '../settings/schema.ts';
import { withLock } from '../state/lock.ts';
import { newestSecrets, randomSecret, storeSecret } from '../state/secrets.ts';
import { runSteps, type Step } from '../terminal/steps.ts';
import { generatedSecrets, networkName, nodeLabels } from '../topology.ts';

const managerCount = 3;

export interface InitOptions {
  /** Address at which the other nodes reach this one; docker finds it if the machine has only one. */
  advertiseAddr?: string;
  /** CIDR range for the networks of the Swarm, such as 172.30.0.0/16; docker's default is 10.0.0.0/8. */
  defaultAddrPool?: string;
  /** Host name of the node that stores the master's data. */
  master?: string;
  quiet?: boolean;
}

/** Context of the steps of an `init`. */
interface Initializing {
  /** Secrets that were created. */
  made: string[];
}

/** Creates everything that the stacks require. Idempotent: what exists already is not changed. */
export async function init(settings: Settings, options: InitOptions): Promise<{ nodes: string[]; secrets: string[] }> {
  const context: Initializing = { made: [] };
  // The lock is an object of the Swarm, so the Swarm must exist first.
  await runSteps([{ title: 'Swarm', run: (_, say) => ensureSwarm(options, say) }], context, options);
  const steps: Step<Initializing>[] = [
    { title: `Network ${networkName}`, run: () => ensureNetwork(settings) },
    { title: 'Secrets', run: async ({ made }, say) => void made.push(...(await ensureSecrets(say))) },
    { title: 'Managers', run: (_, say) => ensureManagers(say) },
    { title: 'Node labels', run: (_, say) => ensureLabels(options.master, say) },
  ];
  await withLock('init', (signal) => runSteps(steps, context, { ...options, signal }));
  return { nodes: (await listNodes()).map(({ hostname }) => hostname), secrets: context.made };
}

async function ensureSwarm(options: InitOptions, say: (text: string) => void): Promise<void> {
  const { LocalNodeState, ControlAvailable } = await swarmState();
  if (LocalNodeState === 'active' && !ControlAvailable) {
    throw new Failure('this engine is a worker: point DOCKER_HOST at a manager of the Swarm');
  }
  if (LocalNodeState === 'active') return;
  requireOutsidePool(options.advertiseAddr, options.defaultAddrPool);
  say('starting one with this node as its manager');
  await docker(swarmInitArgs(options));
  try {
    // Without --advertise-addr, docker chose the address.
    for (const { address } of await listNodes()) requireOutsidePool(address, options.defaultAddrPool);
  } catch (error) {
    // The range of a Swarm cannot be changed, and this one is still empty.
    await docker(['swarm', 'leave', '--force']);
    throw error;
  }
}

export function swarmInitArgs({ advertiseAddr, defaultAddrPool }: InitOptions): string[] {
  const address = advertiseAddr ? ['--advertise-addr', advertiseAddr] : [];
  const pool = defaultAddrPool ? ['--default-addr-pool', defaultAddrPool] : [];
  return ['swarm', 'init', ...address, ...pool];
}

interface Network {
  Driver: string;
  Attachable: boolean;
  Options: Record<string, string> | null;
}

const mtuOption = 'com.docker.network.driver.mtu';

async function ensureNetwork(settings: Settings): Promise<void> {
  const [network] = await inspect<Network>('network', [networkName]);
  if (!network) await docker(networkArgs(settings));
  else if (network.Driver !== 'overlay' || !network.Attachable) {
    throw new Failure(
      `the network ${networkName} exists and is no attachable overlay: remove it, or use another Swarm`,
    );
  } else {
    const { TODO_NETWORK_MTU: wanted } = settings;
    const actual = network.Options?.[mtuOption];
    if (wanted && wanted !== actual) {
      throw new Failure(
        `the network ${networkName} exists with ${actual ? `TODO_NETWORK_MTU=${actual}` : 'no TODO_NETWORK_MTU'}, which ` +
          `can't be changed: "npm run swarm -- down", docker network rm ${networkName}, then "init" and "up" again`,
      );
    }
  }
  await requireDistinctNetworks();
}

/** Arguments that create the network. Swarm itself subtracts the overhead of its tunnels from the nodes' MTU. */
export function networkArgs({ TODO_NETWORK_ENCRYPTED, TODO_NETWORK_MTU }: Settings): string[] {
  const encrypted = TODO_NETWORK_ENCRYPTED === 'true' ? ['--opt', 'encrypted'] : [];
  const mtu = TODO_NETWORK_MTU ? ['--opt', `${mtuOption}=${TODO_NETWORK_MTU}`] : [];
  return ['network', 'create', '--driver', 'overlay', '--attachable', ...encrypted, ...mtu, networkName];
}

async function ensureSecrets(say: (text: string) => void): Promise<string[]> {
  const existing = await newestSecrets();
  const missing = generatedSecrets.filter((name) => !existing.has(name));
  for (const name of missing) {
    say(`generating ${name}`);
    await storeSecret(name, randomSecret());
  }
  return missing;
}

/** Promotes nodes until there are three managers: three survive the loss of one, two would survive none. */
async function ensureManagers(say: (text: string) => void): Promise<void> {
  for (const { hostname, id } of nodesToPromote(await listNodes())) {
    say(`${hostname} becomes a manager`);
    await docker(['node', 'promote', id]);
  }
}

export function nodesToPromote<Node extends Pick<SwarmNode, 'role' | 'usable'>>(nodes: Node[]): Node[] {
  const managers = nodes.filter(({ role }) => role === 'manager').length;
  const workers = nodes.filter(({ role, usable }) => role === 'worker' && usable);
  return managers + workers.length < managerCount ? [] : workers.slice(0, Math.max(0, managerCount - managers));
}

/** Labels the nodes that run the master, may run replicas, and publish the site. Existing labels stay as they are. */
async function ensureLabels(master: string | undefined, say: (text: string) => void): Promise<void> {
  const nodes = await listNodes();
  const hostname = master ?? (await docker(['info', '--format', '{{.Name}}']));
  const masterNode = nodes.find((node) => node.hostname === hostname);
  if (!masterNode) {
    throw new Failure(`there is no node ${hostname}; there are ${nodes.map((node) => node.hostname).join(', ')}`);
  }
  for (const { label, node } of labelsToAdd(nodes, masterNode)) {
    say(`${label} on ${node.hostname}`);
    await docker(['node', 'update', '--label-add', `${label}=true`, node.id]);
  }
}

type Labeled = Pick<SwarmNode, 'id' | 'hostname' | 'labels'>;

/** Skips a label that any node has: somebody set it, and may have left the other nodes without it on purpose. */
export function labelsToAdd<Node extends Labeled>(nodes: Node[], master: Node): { label: string; node: Node }[] {
  const wanted: [label: string, holders: Node[]][] = [
    [nodeLabels.master, [master]],
    [nodeLabels.replica, nodes],
    [nodeLabels.edge, nodes],
  ];
  return wanted
    .filter(([label]) => !nodes.some(({ labels }) => labels[label] !== undefined))
    .flatMap(([label, holders]) => holders.map((node) => ({ label, node })));
}
