import { Failure } from '../../../../../tools/failure.ts';
import { requireGroup, sqlAt } from '../../database/member.ts';
import { type DatabaseServer, groupMembers } from '../../group/servers.ts';
import type { Settings } from '../../settings/schema.ts';
import { withLock } from '../../state/lock.ts';

/** Seconds that running transactions have to end. */
const transactionsS = 5;

export interface Switched {
  from: string;
  to: string;
  seconds: number;
}

/**
 * Makes another member the primary, within about a second.
 * @param node host name of its machine; by default any other member that is up to date
 * @throws Failure when no member there can become the primary
 */
export async function switchPrimary(settings: Settings, node: string | undefined): Promise<Switched> {
  await requireGroup();
  return withLock(`database switch ${node ?? ''}`.trim(), () => switchTo(settings.TODO_NODE_HOST, node));
}

/** The same, for callers that hold the lock. */
export async function switchTo(nodeHost: string | undefined, node?: string): Promise<Switched> {
  const servers = await groupMembers(nodeHost);
  const primary = servers.find(({ status }) => status.startsWith('MASTER'));
  if (!primary) throw new Failure('the group has no primary now: see "npm run swarm -- status"');
  const next = nextPrimary(servers, primary, node);
  const start = performance.now();
  if (next !== primary) {
    await sqlAt(primary, nodeHost, `SELECT group_replication_set_as_primary('${next.uuid}', ${transactionsS});\n`);
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  return { from: primary.node, to: next.node, seconds };
}

/** Prefers a member that is up to date: writes would have to wait for one that lags. */
export function nextPrimary(
  servers: readonly DatabaseServer[],
  primary: DatabaseServer,
  node: string | undefined,
): DatabaseServer {
  const others = servers.filter((server) => server !== primary);
  const candidates = node === undefined ? others : servers.filter((server) => server.node === node);
  const fit = candidates.find(({ status }) => /^(REPLICA|MASTER) /.test(status));
  if (fit) return fit;
  const shown = servers.map((server) => `${server.node}: ${server.status}`).join(', ');
  throw new Failure(`no member ${node ? `on ${node} ` : ''}can become the primary (${shown})`);
}
