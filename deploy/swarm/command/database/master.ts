import { readFile } from 'node:fs/promises';
import { Failure } from '../../../../tools/failure.ts';
import { type Place, placeOf, placeOfTask } from '../engine/containers.ts';
import { docker } from '../engine/docker.ts';
import { groupMembers } from '../group/servers.ts';
import { groupName } from '../state/group-name.ts';

/** The container of the server that accepts writes. @throws Failure when there is none */
export async function masterPlace(nodeHost: string | undefined): Promise<Place> {
  if (!(await groupName())) return placeOf('mysql_master', nodeHost);
  const servers = await groupMembers(nodeHost);
  const primary = servers.find(({ status }) => status.startsWith('MASTER'));
  if (!primary) throw new Failure('the group has no primary now: see "npm run swarm -- status"');
  return placeOfTask(primary.task, nodeHost);
}

/** Arguments of docker that run one of our scripts in the master's container. */
export async function scriptArgs({ engine, container }: Place, script: 'dump' | 'load' | 'sql'): Promise<string[]> {
  const parts = ['client', script].map((part) => readFile(new URL(`../scripts/${part}.sh`, import.meta.url), 'utf8'));
  const at = engine ? ['--host', engine] : [];
  return [...at, 'exec', '--interactive', container, 'bash', '-c', (await Promise.all(parts)).join('\n')];
}

/**
 * Runs SQL as root on the server that accepts writes, passed by standard input because it may contain a password.
 * @returns the selected rows without column names: a line for each row, a tab between columns
 */
export async function sql(nodeHost: string | undefined, statements: string): Promise<string> {
  const master = await masterPlace(nodeHost);
  return docker(await scriptArgs({ ...master, engine: undefined }, 'sql'), { host: master.engine, input: statements });
}
