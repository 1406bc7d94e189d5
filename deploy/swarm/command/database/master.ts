import { readFile } from 'node:fs/promises';
import { type Place, placeOf } from '../engine/containers.ts';
import { docker } from '../engine/docker.ts';

/** Arguments of docker that run one of our scripts in the master's container. */
export async function scriptArgs({ engine, container }: Place, script: 'dump' | 'load' | 'sql'): Promise<string[]> {
  const parts = ['client', script].map((part) => readFile(new URL(`../scripts/${part}.sh`, import.meta.url), 'utf8'));
  const at = engine ? ['--host', engine] : [];
  return [...at, 'exec', '--interactive', container, 'bash', '-c', (await Promise.all(parts)).join('\n')];
}

/**
 * Runs SQL as root on the master. It is passed by standard input, because it may contain a password.
 * @returns the selected rows without column names: a line for each row, a tab between columns
 */
export async function sql(nodeHost: string | undefined, statements: string): Promise<string> {
  const master = await placeOf('mysql_master', nodeHost);
  return docker(await scriptArgs({ ...master, engine: undefined }, 'sql'), { host: master.engine, input: statements });
}
