import { Failure } from '../../../tools/failure.ts';
import { type Color, LABEL, other } from './colors.ts';
import { docker } from './docker.ts';
import { listNodes, requireEngine, type SwarmNode } from './nodes.ts';
import { type Task, tasksOf } from './services.ts';
import type { Settings } from './settings.ts';
import { swarmName } from './stacks.ts';

const SWITCH_TIMEOUT_MS = 20_000;
const NGINX = ['app_nginx', 'frontend_nginx'];

interface Proxy {
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

function proxyOf({ NodeID, Status }: Task, nodes: SwarmNode[]): Proxy[] {
  const node = nodes.find(({ id }) => id === NodeID);
  const container = Status.ContainerStatus?.ContainerID;
  return Status.State === 'running' && node && container ? [{ node, container }] : [];
}

/**
 * Sends all requests to the other colour, on every nginx task at once. An nginx refuses a colour that does not answer;
 * then all of them stay with the one they had.
 * @param back to an older release; the older site works with the newer API, and not the other way round
 */
export async function switchTo(color: Color, found: Tier[], { back = false } = {}): Promise<void> {
  const tiers = back ? [...found].reverse() : found;
  const idle = tiers.find(({ proxies }) => proxies.length === 0);
  if (idle) throw new Failure(`no task of ${idle.name} runs: "npm run swarm -- status" says more`);
  // A task that starts meanwhile begins with what the label says.
  await label(tiers, color);
  try {
    for (const { proxies } of tiers) await Promise.all(proxies.map((proxy) => tell(proxy, color)));
  } catch (error) {
    await label(tiers, other(color));
    await Promise.allSettled(tiers.flatMap(({ proxies }) => proxies.map((proxy) => tell(proxy, other(color)))));
    throw new Failure(`all requests stay with ${other(color)}: ${(error as Error).message}`);
  }
}

/** @throws Failure when an nginx task could not be told of a switch */
export async function requireProxiesReachable(settings: Settings): Promise<void> {
  const nodes = await listNodes(settings.TODO_NODE_HOST);
  await Promise.all(nodes.filter(({ usable, engine }) => usable && engine).map(requireEngine));
}

async function tell({ node, container }: Proxy, color: Color): Promise<void> {
  await docker(['exec', container, 'switch-color', color], { host: node.engine, timeoutMs: SWITCH_TIMEOUT_MS });
}

async function label(tiers: Tier[], color: Color): Promise<void> {
  const update = ['service', 'update', '--detach', '--quiet', '--label-add', `${LABEL}=${color}`];
  await Promise.all(tiers.map(({ name }) => docker([...update, swarmName(name)])));
}
