import { Failure } from '../../../tools/failure.ts';
import { type Color, LABEL, other } from './colors.ts';
import { docker } from './docker.ts';
import { listNodes, requireEngine, type SwarmNode } from './nodes.ts';
import { services, tasksOf } from './services.ts';
import type { Settings } from './settings.ts';

const SWITCH_TIMEOUT_MS = 20_000;
const NGINX = ['app_nginx', 'frontend_nginx'];

interface Proxy {
  node: SwarmNode;
  container: string;
}

/**
 * Sends all requests to the other colour, on every nginx task at once. An nginx refuses a colour that does not answer;
 * then all of them stay with the one they had.
 * @param back to an older release; the older site works with the newer API, and not the other way round
 */
export async function switchTo(color: Color, settings: Settings, { back = false } = {}): Promise<void> {
  const [nodes, all] = await Promise.all([listNodes(settings.TODO_NODE_HOST), services()]);
  const tiers = await Promise.all(
    (back ? [...NGINX].reverse() : NGINX).map(async (name) => ({
      name: all.get(name)?.Spec.Name ?? name,
      proxies: await proxiesOf(name, nodes),
    })),
  );
  // A task that starts meanwhile begins with what the label says.
  await label(tiers, color);
  try {
    for (const { proxies } of tiers) await Promise.all(proxies.map((proxy) => tell(proxy, color)));
  } catch (error) {
    await label(tiers, other(color));
    await Promise.allSettled(tiers.flatMap(({ proxies }) => proxies.map((proxy) => tell(proxy, other(color)))));
    throw new Failure(`all requests stay with ${other(color)}: ${(error as Error).message}`);
  }

  async function proxiesOf(name: string, nodes: SwarmNode[]): Promise<Proxy[]> {
    const service = all.get(name);
    const tasks = service ? await tasksOf(service.Spec.Name) : [];
    const running = tasks.filter(({ Status }) => Status.State === 'running');
    if (running.length === 0) throw new Failure(`no task of ${name} runs: "npm run swarm -- status" says more`);
    return running.flatMap(({ NodeID, Status }) => {
      const node = nodes.find(({ id }) => id === NodeID);
      const container = Status.ContainerStatus?.ContainerID;
      return node && container ? [{ node, container }] : [];
    });
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

async function label(tiers: { name: string }[], color: Color): Promise<void> {
  const update = ['service', 'update', '--detach', '--quiet', '--label-add', `${LABEL}=${color}`];
  await Promise.all(tiers.map(({ name }) => docker([...update, name])));
}
