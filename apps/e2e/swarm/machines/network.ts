import { networkInterfaces } from 'node:os';
import { execa } from 'execa';

const timeoutMs = 10_000;

/**
 * A switch with one cable to this machine and one to each node. It is in a network namespace of its own: on this
 * machine, the firewall rules of a container engine would drop the bridged traffic.
 */
export class SwitchedNetwork {
  private readonly name: string;
  private readonly subnet: string;

  /** @param name short and unique to this process: network interface names have at most 15 characters */
  constructor(name: string) {
    this.name = name;
    this.subnet = freeSubnet();
  }

  address(node: number): string {
    return `${this.subnet}.${10 + node}`;
  }

  namespace(node: number): string {
    return `${this.name}n${node}`;
  }

  async start(): Promise<void> {
    const { name, subnet } = this;
    await ip('netns', 'add', name);
    await ip('-n', name, 'link', 'add', 'br0', 'type', 'bridge');
    for (const link of ['br0', 'lo']) await ip('-n', name, 'link', 'set', link, 'up');
    await ip('link', 'add', `${name}h`, 'type', 'veth', 'peer', 'name', 'host', 'netns', name);
    await ip('-n', name, 'link', 'set', 'host', 'master', 'br0', 'up');
    await ip('addr', 'add', `${subnet}.1/24`, 'dev', `${name}h`);
    await ip('link', 'set', `${name}h`, 'up');
  }

  async plugIn(node: number): Promise<void> {
    const namespace = this.namespace(node);
    await ip('netns', 'add', namespace);
    await ip('-n', this.name, 'link', 'add', `p${node}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
    await ip('-n', this.name, 'link', 'set', `p${node}`, 'master', 'br0', 'up');
    await ip('-n', namespace, 'addr', 'add', `${this.address(node)}/24`, 'dev', 'eth0');
    for (const link of ['eth0', 'lo']) await ip('-n', namespace, 'link', 'set', link, 'up');
    await ip('-n', namespace, 'route', 'add', 'default', 'via', `${this.subnet}.1`);
  }

  /** Unplugs or plugs in the node's cable. */
  async cable(node: number, state: 'up' | 'down'): Promise<void> {
    await ip('-n', this.name, 'link', 'set', `p${node}`, state);
  }

  async stop(nodes: number): Promise<void> {
    for (let node = 1; node <= nodes; node++) await ip('netns', 'del', this.namespace(node)).catch(() => {});
    await ip('netns', 'del', this.name).catch(() => {});
    await ip('link', 'del', `${this.name}h`).catch(() => {});
  }
}

export async function ip(...args: string[]): Promise<void> {
  await execa('ip', args, { timeout: timeoutMs });
}

/** A subnet in the private range that container engines use last. */
function freeSubnet(): string {
  const used = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const isFree = (subnet: string) => !used.some(({ address }) => address.startsWith(`${subnet}.`));
  const subnets = Array.from({ length: 64 }, (_, i) => `172.31.${190 + i}`).filter(isFree);
  const subnet = subnets[process.pid % subnets.length];
  if (!subnet) throw new Error('no free subnet for the nodes');
  return subnet;
}
