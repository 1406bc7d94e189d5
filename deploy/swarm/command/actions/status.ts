import { listNodes, type SwarmNode } from '../engine/nodes.ts';
import { imageOf, type Service, services, type Task, tasksOf, versionOf } from '../engine/services.ts';
import { type FaultTolerance, faultToleranceOf } from '../group/fault-tolerance.ts';
import { databaseServers, memberServices } from '../group/servers.ts';
import { activeColor, type Color } from '../rollout/colors.ts';
import { isIdle } from '../rollout/running.ts';
import type { Settings } from '../settings/schema.ts';
import { groupName } from '../state/group-name.ts';
import { type Entry, history } from '../state/history.ts';
import { stackList, unfinishedRestoreLabel } from '../topology.ts';

const shownDeploys = 10;

export interface Status {
  nodes: Pick<SwarmNode, 'hostname' | 'role' | 'state' | 'availability'>[];
  services: {
    name: string;
    image: string;
    commit: string;
    running: number;
    wanted: number;
    /** Host names of the nodes, one for each running task. */
    nodes: string[];
    /** Swarm's state of the last update, unless that is simply complete. */
    update?: string;
    /** Why a service runs no task, or gets no requests. */
    note?: string;
  }[];
  /** Status line of each database server, such as `MASTER semisync=ON replicas=2` or `REPLICA lag=0` (seconds). */
  replication: { service: string; node: string; status: string }[];
  /** Health of the group; undefined for a master with replicas. */
  group?: FaultTolerance;
  /** Newest first. */
  deploys: Entry[];
}

/** Reads which services run on which nodes at which commit, and the latest changes. */
export async function status(settings: Settings): Promise<Status> {
  const nodes = await listNodes(settings.TODO_NODE_HOST);
  const hostname = ({ NodeID }: Task) => nodes.find(({ id }) => id === NodeID)?.hostname ?? NodeID;
  const all = await services();
  const tasksOfAll = await tasksOf([...all.values()].map(({ Spec }) => Spec.Name));
  const found: Status['services'] = [];
  for (const name of stackList.flatMap((stack) => Object.keys(stack.services))) {
    const service = all.get(name);
    if (!service) continue;
    const tasks = tasksOfAll.filter(({ ServiceID }) => ServiceID === service.ID);
    const running = tasks.filter(({ Status }) => Status.State === 'running');
    const image = imageOf(service);
    const wanted = service.Spec.Mode.Replicated?.Replicas ?? tasks.length;
    const { State: update } = service.UpdateStatus ?? {};
    const note = noteOn(name, service, activeColor(all));
    found.push({
      name,
      image,
      commit: versionOf(image),
      running: running.length,
      wanted,
      nodes: running.map(hostname).sort(),
      ...(update && update !== 'completed' ? { update } : {}),
      ...(note ? { note } : {}),
    });
  }
  const [servers, group] = await Promise.all([databaseServers(settings.TODO_NODE_HOST), groupName()]);
  const replication = servers.map(({ service, node, status }) => ({ service, node, status }));
  const wanted = memberServices.reduce((sum, name) => sum + wantedOf(all.get(name)), 0);
  const faultTolerance = group
    ? faultToleranceOf(
        replication.map((server) => server.status),
        wanted,
      )
    : undefined;
  const shown = nodes.map(({ hostname, role, state, availability }) => ({ hostname, role, state, availability }));
  return {
    nodes: shown,
    services: found,
    replication,
    ...(faultTolerance ? { group: faultTolerance } : {}),
    deploys: (await history()).slice(0, shownDeploys),
  };
}

function wantedOf(service: Service | undefined): number {
  return service?.Spec.Mode.Replicated?.Replicas ?? 0;
}

function noteOn(name: string, { Spec }: Service, active: Color): string | undefined {
  if (unfinishedRestoreLabel in Spec.Labels) return 'stopped by a restore that did not finish';
  return isIdle(name, active) ? `idle: ${active} gets the requests` : undefined;
}

/** The status as text for a person. */
export function describe({ nodes, services, replication, group, deploys }: Status): string {
  const table = (rows: string[][]) => {
    const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
  };
  const lines = [
    'Services',
    ...table(
      services.map((s) => [
        s.name,
        `${s.running}/${s.wanted}`,
        s.commit,
        s.nodes.join(' '),
        s.update ?? '',
        s.note ?? '',
      ]),
    ),
    'Databases',
    ...table(replication.map(({ service, node, status }) => [service, node, status])),
    ...(group ? [`  group: ${group.reachable} of ${group.members} reachable; ${group.text}`] : []),
    'Nodes',
    ...table(nodes.map(({ hostname, role, state, availability }) => [hostname, role, state, availability])),
    'Last deploys',
    ...table(deploys.map((d) => [d.at, d.action, d.commit, d.result, `${d.seconds} s`, d.by])),
  ];
  return lines.join('\n');
}
