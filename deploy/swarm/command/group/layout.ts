import type { SwarmNode } from '../engine/nodes.ts';
import type { Settings } from '../settings/schema.ts';
import { nodeLabels } from '../topology.ts';

/** MySQL's own limit. */
export const mostMembers = 9;
/** With fewer, the loss of one is that of the majority. */
export const leastMembers = 3;
const defaultReplicas = 2;

type Placed = Pick<SwarmNode, 'usable' | 'labels'>;

/** A member of a group runs on each machine at most. @returns undefined when these nodes can hold a group, or why not */
export function whyNoGroup(nodes: readonly Placed[], { TODO_MYSQL_SLAVE_REPLICAS }: Settings): string | undefined {
  const usable = nodes.filter((node) => node.usable);
  const others = usable.filter(({ labels }) => holds(labels, 'replica') && !holds(labels, 'master'));
  const members = 1 + Number(TODO_MYSQL_SLAVE_REPLICAS ?? defaultReplicas);
  if (!usable.some(({ labels }) => holds(labels, 'master'))) return `no node has the label ${nodeLabels.master}=true`;
  if (members < leastMembers)
    return 'TODO_MYSQL_SLAVE_REPLICAS=1 makes two servers, of which the loss of one is that of the majority';
  if (members > mostMembers)
    return (
      `a group has at most ${mostMembers} members, and TODO_MYSQL_SLAVE_REPLICAS asks for ${members}; ` +
      'TODO_MYSQL_READER_REPLICAS makes as many more as are wanted for reads'
    );
  if (others.length < members - 1) {
    return (
      `${members} members need ${members} nodes, and there are ${others.length + 1}: one with the label ` +
      `${nodeLabels.master}=true, others with ${nodeLabels.replica}=true`
    );
  }
  return undefined;
}

/** What a group survives, and what it does not, as a sentence for whoever has just brought it up. */
export function describeGroup(members: number): string {
  const survived = Math.floor((members - 1) / 2);
  const machines = survived === 1 ? 'any one machine' : `any ${survived} machines`;
  return (
    `The database is a group of ${members}: the loss of ${machines} needs nobody's help. When ${survived + 1} are lost at ` +
    'once, reads go on, and writes wait for them or for "database begin".'
  );
}

/** @param whyNoGroup what is missing for a group; undefined where `database group` would make one */
export function describeReplicas(nodes: number, whyNoGroup: string | undefined): string {
  const lost =
    nodes === 1
      ? 'with this machine, all is lost that no backup has'
      : 'when the machine of the master is lost, writes are refused until somebody acts (runbook, "A node is lost, without a group")';
  const group = whyNoGroup
    ? `No group of servers: ${whyNoGroup}.`
    : 'A group would need nobody: "database group" makes one.';
  return `The database is a master with replicas: ${lost}. ${group}`;
}

function holds(labels: Record<string, string>, kind: 'master' | 'replica'): boolean {
  return labels[nodeLabels[kind]] === 'true';
}
