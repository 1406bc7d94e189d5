import { Failure } from '../../../../tools/failure.ts';
import { dockerHost } from '../environment.ts';
import { docker, inspect, list } from './docker.ts';

/** A machine of the Swarm. */
export interface SwarmNode {
  id: string;
  hostname: string;
  address: string;
  role: 'manager' | 'worker';
  /** Whether it runs tasks: it is neither down nor drained. */
  usable: boolean;
  state: string;
  availability: string;
  labels: Record<string, string>;
  /** Processor architecture in the notation of images: amd64, arm64. */
  architecture: string;
  /** Address of its engine; undefined means the engine that this command talks to. */
  engine: string | undefined;
}

interface NodeInspect {
  ID: string;
  Spec: { Role: 'manager' | 'worker'; Availability: string; Labels: Record<string, string> | null };
  Description: { Hostname: string; Platform: { Architecture: string; OS: string } };
  Status: { State: string; Addr: string };
  ManagerStatus?: { Addr: string };
}

export async function listNodes(nodeHost?: string): Promise<SwarmNode[]> {
  const listed = (await list(['node', 'ls', '--format', '{{.ID}} {{.Self}}'])).map((line) => line.split(' '));
  const ids = listed.map(([id]) => id as string);
  const self = listed.find(([, isSelf]) => isSelf === 'true')?.[0];
  const nodes = await inspect<NodeInspect>('node', ids);
  return nodes.map((node) => {
    const hostname = node.Description.Hostname;
    // A manager that joined by its own address reports 0.0.0.0 as its status address.
    const address =
      node.Status.Addr === '0.0.0.0' ? (node.ManagerStatus?.Addr.split(':')[0] ?? '0.0.0.0') : node.Status.Addr;
    return {
      id: node.ID,
      hostname,
      address,
      role: node.Spec.Role,
      usable: node.Status.State === 'ready' && node.Spec.Availability === 'active',
      state: node.Status.State,
      availability: node.Spec.Availability,
      labels: node.Spec.Labels ?? {},
      architecture: imageArchitecture(node.Description.Platform.Architecture),
      engine: node.ID === self ? undefined : engineAddress(nodeHost, hostname, address),
    };
  });
}

/**
 * The address of another node's engine.
 * @param pattern such as `ssh://deploy@{address}`; by default DOCKER_HOST with its host replaced
 */
function engineAddress(pattern: string | undefined, hostname: string, address: string): string {
  const own = dockerHost();
  const derived = /^(ssh|tcp):\/\//.test(own) ? replaceHost(own) : 'ssh://{address}';
  return (pattern ?? derived).replaceAll('{hostname}', hostname).replaceAll('{address}', address);
}

function replaceHost(url: string): string {
  const { protocol, username, port } = new URL(url);
  return `${protocol}//${username ? `${username}@` : ''}{address}${port ? `:${port}` : ''}`;
}

/** @throws Failure that says how to make the node reachable */
export async function requireEngine(node: SwarmNode): Promise<void> {
  try {
    await docker(['version', '--format', '{{.Server.Version}}'], { host: node.engine, timeoutMs: 10_000 });
  } catch (error) {
    throw new Failure(
      `the engine of node ${node.hostname} is not reachable (${(error as Error).message}). Set TODO_NODE_HOST to how ` +
        'the engines of the nodes are reached, for example ssh://deploy@{address}, or deploy from a registry with ' +
        '--registry, which needs it less',
    );
  }
}

/** Translates the architecture name of the kernel, which nodes report, into that of Go, which images use. */
function imageArchitecture(machine: string): string {
  return { x86_64: 'amd64', aarch64: 'arm64', armv7l: 'arm' }[machine] ?? machine;
}
