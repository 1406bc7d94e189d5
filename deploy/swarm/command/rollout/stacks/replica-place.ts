import { listNodes, type SwarmNode } from '../../engine/nodes.ts';
import { nodeLabels } from '../../topology.ts';

/**
 * Placement constraint for replicas: not on the master's node, unless no other node can run replicas. A write that only
 * that machine has would be lost with it, although a replica has acknowledged it.
 */
export async function replicaConstraint(): Promise<string> {
  const isApart = (await listNodes()).some(holdsReplicasApart);
  return isApart ? `node.labels.${nodeLabels.master} != true` : `node.labels.${nodeLabels.replica} == true`;
}

/** A warning if all replicas are on the master's machine although the Swarm has other nodes. */
export async function replicaWarnings(): Promise<string[]> {
  const nodes = await listNodes();
  if (nodes.length === 1 || nodes.some(holdsReplicasApart)) return [];
  return [
    `no machine but the master's can run replicas, so a write may be on that one alone: docker node update --label-add ${nodeLabels.replica}=true another node, and "up" again`,
  ];
}

function holdsReplicasApart({ usable, labels }: SwarmNode): boolean {
  return usable && labels[nodeLabels.replica] === 'true' && labels[nodeLabels.master] !== 'true';
}
