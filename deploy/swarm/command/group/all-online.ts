import { Failure } from '../../../../tools/failure.ts';
import { poll } from '../../../../tools/until.ts';
import { services } from '../engine/services.ts';
import { isWhole } from './fault-tolerance.ts';
import { groupMembers, memberServices } from './servers.ts';

const pollMs = 1_000;

interface WholeOptions {
  nodeHost?: string | undefined;
  timeoutMs: number;
  say?: (text: string) => void;
}

/** Members that the group should have: the task of mysql_master, and those of mysql_slave. */
export async function wantedMembers(): Promise<number> {
  const all = await services();
  const counts = memberServices.map((name) => all.get(name)?.Spec.Mode.Replicated?.Replicas ?? 0);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Waits until every member is in the group. @returns undefined, or in one line who is not */
export async function whyNotWhole({ nodeHost, timeoutMs, say }: WholeOptions): Promise<string | undefined> {
  let last = '';
  const whole = await poll(
    async () => {
      const [servers, wanted] = await Promise.all([groupMembers(nodeHost), wantedMembers()]);
      const statuses = servers.map(({ status }) => status);
      if (isWhole(statuses, wanted)) return true;
      const said = servers.map(({ service, node, status }) => `${service} on ${node}: ${status}`);
      last = [`${servers.length} of ${wanted} members run`, ...said].join(', ');
      say?.(last);
      return false;
    },
    { timeoutMs, pollMs },
  );
  return whole ? undefined : last;
}

/** @throws Failure when a member is not in the group: another one must not be replaced then */
export async function requireWhole(options: WholeOptions): Promise<void> {
  const why = await whyNotWhole(options);
  if (why) {
    throw new Failure(
      `the group of database servers is not whole (${why}), and none of them is replaced until it is: ` +
        '"npm run swarm -- status" says more',
    );
  }
}
