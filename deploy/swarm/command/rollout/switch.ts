import { Failure } from '../../../../tools/failure.ts';
import { poll } from '../../../../tools/until.ts';
import { docker, list } from '../engine/docker.ts';
import { listNodes, requireEngine, type SwarmNode } from '../engine/nodes.ts';
import { type Task, tasksOf } from '../engine/services.ts';
import type { Settings } from '../settings/schema.ts';
import { colorLabel, swarmName } from '../topology.ts';
import { type Color, other } from './colors.ts';

const switchTimeoutMs = 20_000;
/** Longer than an nginx task takes to become healthy. */
const lateTasks = { timeoutMs: 30_000, pollMs: 500 };
const nginxServices = ['app_nginx', 'frontend_nginx'];

interface Proxy {
  task: string;
  node: SwarmNode;
  container: string;
}

/** The nginx tasks in front of the site or of the API. */
export interface Tier {
  name: string;
  proxies: Proxy[];
}

/** All running nginx tasks, those in front of the API first. */
export async function findTiers(settings: Settings): Promise<Tier[]> {
  const [nodes, ...tasks] = await Promise.all([
    listNodes(settings.TODO_NODE_HOST),
    ...nginxServices.map((name) => tasksOf([swarmName(name)])),
  ]);
  return nginxServices.map((name, tier) => ({
    name,
    proxies: (tasks[tier] ?? []).flatMap((task) => proxyOf(task, nodes)),
  }));
}

function proxyOf({ ID, NodeID, Status }: Task, nodes: SwarmNode[]): Proxy[] {
  const node = nodes.find(({ id }) => id === NodeID);
  const container = Status.ContainerStatus?.ContainerID;
  return Status.State === 'running' && node && container ? [{ task: ID, node, container }] : [];
}

interface SwitchOptions {
  /** Whether the other color is older. An older site works with a newer API, but not the other way round. */
  back?: boolean;
  /** The result of `findTiers`, if the caller has it already. */
  found?: Tier[];
}

/**
 * Sends all requests to the other color, on every nginx task at once. An nginx refuses a color that does not answer;
 * then all of them keep the current one.
 */
export async function switchTo(color: Color, settings: Settings, options: SwitchOptions = {}): Promise<void> {
  const found = options.found ?? (await findTiers(settings));
  const tiers = options.back ? found.toReversed() : found;
  const idle = tiers.find(({ proxies }) => proxies.length === 0);
  if (idle) throw new Failure(`no task of ${idle.name} is running: see "npm run swarm -- status"`);
  // A task created from here on starts with the color of the label.
  await label(tiers, color);
  try {
    const [areAll, haveSwitched] = await Promise.all([areAllTasks(tiers), switchAll(tiers, color)]);
    if (!areAll || !haveSwitched) await switchLateTasks(color, settings);
  } catch (error) {
    await label(tiers, other(color));
    const now = await findTiers(settings).catch(() => tiers);
    await Promise.allSettled(now.flatMap(({ proxies }) => proxies.map((proxy) => switchProxy(proxy, other(color)))));
    throw new Failure(`all requests stay with ${other(color)}: ${(error as Error).message}`);
  }
}

/** Whether these are all the nginx tasks there should be, with none starting or waiting for a restart. */
async function areAllTasks(tiers: Tier[]): Promise<boolean> {
  const services = tiers.map(({ name }) => swarmName(name));
  const filter = ['--filter', 'desired-state=running', '--filter', 'desired-state=ready'];
  const tasks = await list(['service', 'ps', '--quiet', '--no-trunc', ...filter, ...services]);
  const known = new Set(tiers.flatMap(({ proxies }) => proxies.map(({ task }) => task)));
  return tasks.length === known.size && tasks.every((task) => known.has(task));
}

/**
 * Switches tasks that were created before the label changed but started after the search for tasks: they have the
 * previous color. A task that fails to start is replaced by Swarm and then starts with the new color.
 */
async function switchLateTasks(color: Color, settings: Settings): Promise<void> {
  await poll(async () => {
    const tiers = await findTiers(settings);
    return (await switchAll(tiers, color)) && (await areAllTasks(tiers));
  }, lateTasks);
}

/** @throws Failure when an nginx task cannot be reached for a switch */
export async function requireProxiesReachable(settings: Settings): Promise<void> {
  const nodes = await listNodes(settings.TODO_NODE_HOST);
  await Promise.all(nodes.filter(({ usable, engine }) => usable && engine).map(requireEngine));
}

/** @returns whether each of them was running and has switched */
async function switchAll(tiers: Tier[], color: Color): Promise<boolean> {
  const switched: boolean[] = [];
  for (const { proxies } of tiers)
    switched.push(...(await Promise.all(proxies.map((proxy) => switchProxy(proxy, color)))));
  return switched.every(Boolean);
}

/** @returns false if it has ended meanwhile; Swarm replaces it */
async function switchProxy({ node, container }: Proxy, color: Color): Promise<boolean> {
  const options = { host: node.engine, timeoutMs: switchTimeoutMs };
  return docker(['exec', container, 'switch-color', color], options).then(
    () => true,
    (error: Error) => {
      if (/is not running|No such container/.test(error.message)) return false;
      throw error;
    },
  );
}

async function label(tiers: Tier[], color: Color): Promise<void> {
  const update = ['service', 'update', '--detach', '--quiet', '--label-add', `${colorLabel}=${color}`];
  await Promise.all(tiers.map(({ name }) => docker([...update, swarmName(name)])));
}
