import { Failure } from '../../../../tools/failure.ts';
import { placeOfTask } from '../engine/containers.ts';
import { docker, tryDocker } from '../engine/docker.ts';
import type { DatabaseServer } from '../group/servers.ts';
import { groupName } from '../state/group-name.ts';
import { scriptArgs } from './master.ts';

/** Longer than the time limit of `tododb begin` itself. */
const timeoutMs = 150_000;

/** @throws Failure in an installation without a group */
export async function requireGroup(): Promise<void> {
  if (await groupName()) return;
  throw new Failure(
    'the database is a master with replicas, no group: "npm run swarm -- database group" turns it into one',
  );
}

/** Runs `tododb` in the container of a member. */
export async function tododb(
  { task }: DatabaseServer,
  args: readonly string[],
  nodeHost: string | undefined,
): Promise<{ ok: boolean; said: string }> {
  const { engine, container } = await placeOfTask(task, nodeHost);
  const command = ['exec', container, 'tododb', ...args];
  const { exitCode, stdout, stderr, message } = await tryDocker(command, { host: engine, timeoutMs });
  const said = `${stdout}\n${stderr}`.replace(/^(\S+Z )?tododb: /gm, '').trim();
  return { ok: exitCode === 0, said: said || message };
}

/** Runs SQL as root in the container of one member. @returns the selected rows, as `sql` does */
export async function sqlAt({ task }: DatabaseServer, nodeHost: string | undefined, statements: string) {
  const { engine, container } = await placeOfTask(task, nodeHost);
  const args = await scriptArgs({ engine: undefined, container }, 'sql');
  return docker(args, { host: engine, input: statements, timeoutMs });
}
