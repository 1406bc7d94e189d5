import { Failure } from '../../../../../tools/failure.ts';
import { requireGroup, tododb } from '../../database/member.ts';
import { type DatabaseServer, groupMembers } from '../../group/servers.ts';
import type { Settings } from '../../settings/schema.ts';
import { withLock } from '../../state/lock.ts';

/** The member that would bootstrap the group again, and what that would lose. */
export interface BootstrapChoice {
  server: DatabaseServer;
  consequence: string;
}

/**
 * Finds the member that has all transactions of every reachable member. Changes nothing.
 * @throws Failure when a group is running, or no member can bootstrap one
 */
export async function chooseMember(settings: Settings): Promise<BootstrapChoice> {
  await requireGroup();
  const nodeHost = settings.TODO_NODE_HOST;
  const servers = await groupMembers(nodeHost);
  const primary = servers.find(({ status }) => status.startsWith('MASTER'));
  if (primary) throw new Failure(`${primary.node} takes writes (${primary.status}): a group is running`);
  const refusals: string[] = [];
  for (const server of servers) {
    const { ok, said } = await tododb(server, ['begin', '--check'], nodeHost).catch((error: Error) => ({
      ok: false,
      said: error.message,
    }));
    if (ok) {
      const lost = said ? `${said.split('\n').join('. ')}. Make sure that they do not run.` : 'All members respond.';
      return {
        server,
        consequence: `This bootstraps the group with the data of ${server.service} on ${server.node}. ${lost}`,
      };
    }
    refusals.push(`${server.service} on ${server.node}: ${said}`);
  }
  throw new Failure(
    ['no member can bootstrap the group:', ...(refusals.length > 0 ? refusals : ['none runs'])].join('\n'),
  );
}

/** Bootstraps the group again; members that come back join it. */
export async function bootstrap(
  settings: Settings,
  { server }: BootstrapChoice,
): Promise<{ node: string; said: string }> {
  return withLock('database begin', async () => {
    const { ok, said } = await tododb(server, ['begin'], settings.TODO_NODE_HOST);
    if (!ok) throw new Failure(said);
    return { node: server.node, said };
  });
}
