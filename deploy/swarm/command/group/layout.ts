import type { SwarmNode } from '../engine/nodes.ts';
import type { Settings } from '../settings/schema.ts';
import { nodeLabels } from '../topology.ts';

/** The limit of MySQL Group Replication. */
export const maxMembers = 9;
/** With fewer, the loss of one member is the loss of the majority. */
export const minMembers = 3;
const defaultReplicas = 2;

type Placed = Pick<SwarmNode, 'usable' | 'labels'>;

/** Each machine runs at most one member of a group. @returns undefined when these nodes can hold a group, or why not */
export function whyNoGroup(nodes: readonly Placed[], { TODO_MYSQL_SLAVE_REPLICAS }: Settings): string | undefined {
  const usable = nodes.filter((node) => node.usable);
  const others = usable.filter(({ labels }) => holds(labels, 'replica') && !holds(labels, 'master'));
  const members = 1 + Number(TODO_MYSQL_SLAVE_REPLICAS ?? defaultReplicas);
  if (!usable.some(({ labels }) => holds(labels, 'master'))) return `no node has the label ${nodeLabels.master}=true`;
  if (members < minMembers)
    return 'TODO_MYSQL_SLAVE_REPLICAS=1 makes two servers, and the loss of one of two is the loss of the majority';
  if (members > maxMembers)
    return (
      `a group has at most ${maxMembers} members, and TODO_MYSQL_SLAVE_REPLICAS asks for ${members}; ` +
      'set TODO_MYSQL_READER_REPLICAS for more servers that take reads'
    );
  if (others.length < members - 1) {
    return (
      `${members} members need ${members} nodes, and there are ${others.length + 1}: one with the label ` +
      `${nodeLabels.master}=true, others with ${nodeLabels.replica}=true`
    );
  }
  return undefined;
}

/** Which failures a group survives, and which not: text for the operator who has just started it. */
export function describeGroup(members: number): string {
  const survived = Math.floor((members - 1) / 2);
  const machines = survived === 1 ? 'any one machine' : `any ${survived} machines`;
  return (
    `The database is a group of ${members}: it recovers from the loss of ${machines} by itself. When ${survived + 1} are lost at ` +
    'once, reads continue, and writes wait until they are back or "database begin" is run.'
  );
}

/** The same for a master with replicas. @param whyNoGroup what is missing for a group; undefined if one is possible */
export function describeReplicas(nodes: number, whyNoGroup: string | undefined): string {
  const lost =
    nodes === 1
      ? 'if this machine is lost, everything is lost that is in no backup'
      : 'if the machine of the master is lost, writes are refused until an operator acts (runbook, "A node is lost, without a group")';
  const group = whyNoGroup
    ? `A group of servers is not possible: ${whyNoGroup}.`
    : 'A group would recover by itself: "database group" turns the servers into one.';
  return `The database is a master with replicas: ${lost}. ${group}`;
}

function holds(labels: Record<string, string>, kind: 'master' | 'replica'): boolean {
  return labels[nodeLabels[kind]] === 'true';
}
