import { listNodes, type SwarmNode } from '../../engine/nodes.ts';
import { nodeLabels } from '../../topology.ts';

/**
 * Constraint for the nodes of replicas: the master's is among them only while no other one can run replicas. A write
 * that only this machine has is lost with it, although a replica acknowledged it.
 */
export async function replicaConstraint(): Promise<string> {
  const isApart = (await listNodes()).some(holdsReplicasApart);
  return isApart ? `node.labels.${nodeLabels.master} != true` : `node.labels.${nodeLabels.replica} == true`;
}

/** A line if all replicas are on the master's machine, though the Swarm has others. */
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
