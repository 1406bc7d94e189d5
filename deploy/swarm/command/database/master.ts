import { readFile } from 'node:fs/promises';
import { Failure } from '../../../../tools/failure.ts';
import { docker } from '../engine/docker.ts';
import { listNodes, requireEngine } from '../engine/nodes.ts';
import { requireService, type Task, tasksOf } from '../engine/services.ts';

/** Where a container runs. */
export interface Place {
  /** Address of the engine; undefined is the one that this command talks to. */
  engine: string | undefined;
  container: string;
}

/** A container of a service. @throws Failure when none runs, or its node's engine is not reachable */
export async function placeOf(service: string, nodeHost?: string): Promise<Place> {
  const { Spec } = await requireService(service);
  const task = (await tasksOf(Spec.Name)).find(({ Status }: Task) => Status.State === 'running');
  const container = task?.Status.ContainerStatus?.ContainerID;
  const node = (await listNodes(nodeHost)).find(({ id }) => id === task?.NodeID);
  if (!container || !node) throw new Failure(`no task of ${service} runs: "npm run swarm -- status" says more`);
  if (node.engine) await requireEngine(node);
  return { engine: node.engine, container };
}

/** Arguments of docker that run one of our scripts in a container of the master. */
export async function scriptArgs({ engine, container }: Place, script: 'dump' | 'load' | 'sql'): Promise<string[]> {
  const parts = ['client', script].map((part) => readFile(new URL(`../scripts/${part}.sh`, import.meta.url), 'utf8'));
  const at = engine ? ['--host', engine] : [];
  return [...at, 'exec', '--interactive', container, 'bash', '-c', (await Promise.all(parts)).join('\n')];
}

/**
 * Runs SQL as root on the master; it travels by standard input, because it may hold a password.
 * @returns what it selects, without column names: a line for each row, a tab between columns
 */
export async function sql(nodeHost: string | undefined, statements: string): Promise<string> {
  const master = await placeOf('mysql_master', nodeHost);
  return docker(await scriptArgs({ ...master, engine: undefined }, 'sql'), { host: master.engine, input: statements });
}
