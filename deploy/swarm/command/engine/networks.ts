import { BlockList, isIP } from 'node:net';
import { Failure } from '../../../../tools/failure.ts';
import { networkName } from '../topology.ts';
import { inspect } from './docker.ts';
import { listNodes, type SwarmNode } from './nodes.ts';

/** Docker's default address pool for the networks of a Swarm. */
const defaultPool = '10.0.0.0/8';
const advice =
  'a machine and a task could have the same address. Choose a range that none of your networks uses, for example ' +
  '--default-addr-pool 172.30.0.0/16';

/** @throws Failure when the machine's own address is in the range that the Swarm would use */
export function requireOutsidePool(address: string | undefined, pool: string = defaultPool): void {
  const host = address?.replace(/:\d+$/, '') ?? '';
  if (isIP(host) && contains(pool, host)) {
    throw new Failure(
      `${host} is in ${pool}, from which the Swarm would take the addresses of its networks: ${advice}`,
    );
  }
}

interface Network {
  Name: string;
  IPAM: { Config: { Subnet?: string }[] | null };
}

/** @throws Failure when a node's address is in a network of the Swarm: tasks could not reach that node */
export async function requireDistinctNetworks(): Promise<void> {
  const [nodes, networks] = await Promise.all([listNodes(), inspect<Network>('network', ['ingress', networkName])]);
  const subnets = networks.flatMap(({ Name, IPAM }) =>
    (IPAM.Config ?? []).flatMap(({ Subnet }) => (Subnet ? [{ name: Name, subnet: Subnet }] : [])),
  );
  const overlaps = overlapsOf(nodes, subnets);
  if (overlaps.length === 0) return;
  throw new Failure(
    `${overlaps.join(', ')}. Create the network again with another range ("down", then docker network rm ${networkName} and ` +
      `docker network create --driver overlay --attachable --subnet 172.30.0.0/24 ${networkName}; for ingress see docker's manual), ` +
      'or the Swarm with --default-addr-pool',
  );
}

/** Returns a sentence for each node whose address is in one of the subnets. */
export function overlapsOf(
  nodes: readonly Pick<SwarmNode, 'hostname' | 'address'>[],
  networks: readonly { name: string; subnet: string }[],
): string[] {
  return nodes.flatMap(({ hostname, address }) =>
    networks
      .filter(({ subnet }) => contains(subnet, address))
      .map(
        ({ name, subnet }) =>
          `node ${hostname} has the address ${address}, which lies in ${subnet} of the network ${name}`,
      ),
  );
}

function contains(subnet: string, address: string): boolean {
  const [network = '', bits] = subnet.split('/');
  const [family, other] = [isIP(network), isIP(address)];
  if (family === 0 || family !== other) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  return block.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
