import { Failure } from '../../../../../tools/failure.ts';
import { requireGroup } from '../../database/member.ts';
import { docker } from '../../engine/docker.ts';
import { listNodes, type SwarmNode } from '../../engine/nodes.ts';
import { requireAllOnline, wantedMembers } from '../../group/all-online.ts';
import { faultToleranceOf } from '../../group/fault-tolerance.ts';
import { minMembers } from '../../group/layout.ts';
import { type DatabaseServer, groupMembers } from '../../group/servers.ts';
import { deployTimeoutMs } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import { withLock } from '../../state/lock.ts';
import { nodeLabels, swarmName } from '../../topology.ts';
import { switchTo } from './switch.ts';

export interface Removed {
  node: string;
  /** Host name of the node that got the new member; undefined if the group is smaller now. */
  replacedBy: string | undefined;
}

/**
 * Removes a machine's member from the group: another node without a member gets a new one, which copies the data there;
 * without such a node the group becomes smaller. The data on the machine is kept.
 * @throws Failure before anything has changed, when fewer than three members would be left
 */
export async function removeMember(settings: Settings, hostname: string): Promise<Removed> {
  await requireGroup();
  return withLock(`database remove ${hostname}`, async () => {
    const nodeHost = settings.TODO_NODE_HOST;
    const [nodes, servers, wanted] = await Promise.all([listNodes(nodeHost), groupMembers(nodeHost), wantedMembers()]);
    const node = nodes.find((other) => other.hostname === hostname);
    if (!node) throw new Failure(`there is no node ${hostname}; there are ${nodes.map((n) => n.hostname).join(', ')}`);
    const holdsMaster = node.labels[nodeLabels.master] === 'true';
    if (!holdsMaster && node.labels[nodeLabels.replica] !== 'true')
      throw new Failure(`${hostname} has no member of the group`);
    const spare = nodes.find((other) => other !== node && isSpare(other, servers));
    if (!spare && (holdsMaster || wanted <= minMembers)) {
      throw new Failure(
        `no other node can replace the member of ${hostname}, and a group needs at least ${minMembers} members to survive the loss of one: ` +
          `add a node with the label ${nodeLabels.replica}=true first`,
      );
    }
    await requireOthers(servers, hostname);
    if (servers.some((server) => server.node === hostname && server.status.startsWith('MASTER')))
      await switchTo(nodeHost);
    await takeAway(node, spare, wanted);
    await requireAllOnline({ nodeHost, timeoutMs: deployTimeoutMs(settings) });
    return { node: hostname, replacedBy: spare?.hostname };
  });
}

function isSpare({ hostname, usable, labels }: SwarmNode, servers: readonly DatabaseServer[]): boolean {
  const isFree = !servers.some(({ node }) => node === hostname);
  return usable && isFree && labels[nodeLabels.replica] === 'true' && labels[nodeLabels.master] !== 'true';
}

/** @throws Failure when the group would not have a majority without the member of this node */
async function requireOthers(servers: readonly DatabaseServer[], hostname: string): Promise<void> {
  const { members, reachable, text } = faultToleranceOf(
    servers.map(({ status }) => status),
    servers.length,
  );
  const runs = servers.some(({ node, status }) => node === hostname && /members=/.test(status)) ? 1 : 0;
  if ((reachable - runs) * 2 <= members - runs) throw new Failure(`the group cannot lose a member now: ${text}`);
}

/** Moves the label from the node to the spare one: Swarm stops the task on the former and starts it on the latter. */
async function takeAway(node: SwarmNode, spare: SwarmNode | undefined, wanted: number): Promise<void> {
  const { master, replica } = nodeLabels;
  const removed = [master, replica].filter((label) => label in node.labels).flatMap((label) => ['--label-rm', label]);
  await docker(['node', 'update', ...removed, node.id]);
  // Otherwise the task would wait for another node that may run it.
  if (!spare) await docker(['service', 'scale', '--detach', `${swarmName('mysql_slave')}=${wanted - 2}`]);
  if (spare && node.labels[master] === 'true') {
    await docker(['node', 'update', '--label-add', `${master}=true`, spare.id]);
  }
}
