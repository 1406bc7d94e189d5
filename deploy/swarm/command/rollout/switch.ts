import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../../../../tools/failure.ts';
import { docker, list } from '../engine/docker.ts';
import { listNodes, requireEngine, type SwarmNode } from '../engine/nodes.ts';
import { type Task, tasksOf } from '../engine/services.ts';
import type { Settings } from '../settings/schema.ts';
import { COLOR_LABEL, swarmName } from '../topology.ts';
import { type Color, other } from './colors.ts';

const SWITCH_TIMEOUT_MS = 20_000;
/** Longer than an nginx task takes to be healthy. */
const LATE_TASKS_TIMEOUT_MS = 30_000;
const POLL_MS = 500;
const NGINX = ['app_nginx', 'frontend_nginx'];

interface Proxy {
  task: string;
  node: SwarmNode;
  container: string;
}

/** The nginx tasks before the site or the API. */
export interface Tier {
  name: string;
  proxies: Proxy[];
}

/** All nginx tasks that run, those before the API first. */
export async function findTiers(settings: Settings): Promise<Tier[]> {
  const [nodes, ...tasks] = await Promise.all([
    listNodes(settings.TODO_NODE_HOST),
    ...NGINX.map((name) => tasksOf(swarmName(name))),
  ]);
  return NGINX.map((name, tier) => ({ name, proxies: (tasks[tier] ?? []).flatMap((task) => proxyOf(task, nodes)) }));
}

function proxyOf({ ID, NodeID, Status }: Task, nodes: SwarmNode[]): Proxy[] {
  const node = nodes.find(({ id }) => id === NodeID);
  const container = Status.ContainerStatus?.ContainerID;
  return Status.State === 'running' && node && container ? [{ task: ID, node, container }] : [];
}

interface SwitchOptions {
  /** To an older release; the older site works with the newer API, and not the other way round. */
  back?: boolean;
  /** What `findTiers` found, when that was asked already. */
  found?: Tier[];
}

/**
 * Sends all requests to the other colour, on every nginx task at once. An nginx refuses a colour that does not answer;
 * then all of them stay with the one they had.
 */
export async function switchTo(color: Color, settings: Settings, options: SwitchOptions = {}): Promise<void> {
  const found = options.found ?? (await findTiers(settings));
  const tiers = options.back ? found.toReversed() : found;
  const idle = tiers.find(({ proxies }) => proxies.length === 0);
  if (idle) throw new Failure(`no task of ${idle.name} runs: "npm run swarm -- status" says more`);
  // A task that is created from here on begins with what the label says.
  await label(tiers, color);
  try {
    const [areAll, wereTold] = await Promise.all([areAllTasks(tiers), tellAll(tiers, color)]);
    if (!areAll || !wereTold) await switchLateTasks(color, settings);
  } catch (error) {
    await label(tiers, other(color));
    const now = await findTiers(settings).catch(() => tiers);
    await Promise.allSettled(now.flatMap(({ proxies }) => proxies.map((proxy) => tell(proxy, other(color)))));
    throw new Failure(`all requests stay with ${other(color)}: ${(error as Error).message}`);
  }
}

/** Whether these are all nginx tasks that there should be, and none is starting or waits to be started again. */
async function areAllTasks(tiers: Tier[]): Promise<boolean> {
  const services = tiers.map(({ name }) => swarmName(name));
  const filter = ['--filter', 'desired-state=running', '--filter', 'desired-state=ready'];
  const tasks = await list(['service', 'ps', '--quiet', '--no-trunc', ...filter, ...services]);
  const known = new Set(tiers.flatMap(({ proxies }) => proxies.map(({ task }) => task)));
  return tasks.length === known.size && tasks.every((task) => known.has(task));
}

/**
 * Tells tasks that were created before the label changed and began to run after they were looked for: they have the
 * colour from before. One that does not start is replaced by Swarm, and then begins with the new one.
 */
async function switchLateTasks(color: Color, settings: Settings): Promise<void> {
  const deadline = Date.now() + LATE_TASKS_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const tiers = await findTiers(settings);
    if ((await tellAll(tiers, color)) && (await areAllTasks(tiers))) return;
    await delay(POLL_MS);
  }
}

/** @throws Failure when an nginx task could not be told of a switch */
export async function requireProxiesReachable(settings: Settings): Promise<void> {
  const nodes = await listNodes(settings.TODO_NODE_HOST);
  await Promise.all(nodes.filter(({ usable, engine }) => usable && engine).map(requireEngine));
}

/** @returns whether each of them ran and was told */
async function tellAll(tiers: Tier[], color: Color): Promise<boolean> {
  const told: boolean[] = [];
  for (const { proxies } of tiers) told.push(...(await Promise.all(proxies.map((proxy) => tell(proxy, color)))));
  return told.every(Boolean);
}

/** @returns false when it ended meanwhile, which Swarm sees to */
async function tell({ node, container }: Proxy, color: Color): Promise<boolean> {
  const options = { host: node.engine, timeoutMs: SWITCH_TIMEOUT_MS };
  return docker(['exec', container, 'switch-color', color], options).then(
    () => true,
    (error: Error) => {
      if (/is not running|No such container/.test(error.message)) return false;
      throw error;
    },
  );
}

async function label(tiers: Tier[], color: Color): Promise<void> {
  const update = ['service', 'update', '--detach', '--quiet', '--label-add', `${COLOR_LABEL}=${color}`];
  await Promise.all(tiers.map(({ name }) => docker([...update, swarmName(name)])));
}
