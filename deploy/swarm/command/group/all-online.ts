import { Failure } from '../../../../tools/failure.ts';
import { poll } from '../../../../tools/until.ts';
import { services } from '../engine/services.ts';
import { areAllOnline } from './fault-tolerance.ts';
import { groupMembers, memberServices } from './servers.ts';

const pollMs = 1_000;

interface WaitOptions {
  nodeHost?: string | undefined;
  timeoutMs: number;
  say?: (text: string) => void;
}

/** The number of members that the group should have: the task of mysql_master, and those of mysql_slave. */
export async function wantedMembers(): Promise<number> {
  const all = await services();
  const counts = memberServices.map((name) => all.get(name)?.Spec.Mode.Replicated?.Replicas ?? 0);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Waits until every member is online in the group. @returns undefined, or one line with the status of each */
export async function whyNotAllOnline({ nodeHost, timeoutMs, say }: WaitOptions): Promise<string | undefined> {
  let last = '';
  const areOnline = await poll(
    async () => {
      const [servers, wanted] = await Promise.all([groupMembers(nodeHost), wantedMembers()]);
      const statuses = servers.map(({ status }) => status);
      if (areAllOnline(statuses, wanted)) return true;
      const lines = servers.map(({ service, node, status }) => `${service} on ${node}: ${status}`);
      last = [`${servers.length} of ${wanted} members run`, ...lines].join(', ');
      say?.(last);
      return false;
    },
    { timeoutMs, pollMs },
  );
  return areOnline ? undefined : last;
}

/** @throws Failure when a member is not online: replacing another one then could cost the group its majority */
export async function requireAllOnline(options: WaitOptions): Promise<void> {
  const why = await whyNotAllOnline(options);
  if (why) {
    throw new Failure(
      `not all database servers are online in the group (${why}), and none is replaced until they are: ` +
        'see "npm run swarm -- status"',
    );
  }
}
