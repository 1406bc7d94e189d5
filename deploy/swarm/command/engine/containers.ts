import { Failure } from '../../../../tools/failure.ts';
import { listNodes, requireEngine } from './nodes.ts';
import { requireService, type Task, tasksOf } from './services.ts';

/** A container and the engine it runs on. */
export interface Place {
  /** Address of the engine; undefined means the one that this command talks to. */
  engine: string | undefined;
  container: string;
}

/** Finds a container of a service. @throws Failure when none runs, or the engine of its node cannot be reached */
export async function placeOf(service: string, nodeHost?: string): Promise<Place> {
  const { Spec } = await requireService(service);
  const task = (await tasksOf([Spec.Name])).find(({ Status }) => Status.State === 'running');
  if (!task) throw new Failure(`no task of ${service} is running: see "npm run swarm -- status"`);
  return placeOfTask(task, nodeHost);
}

/** The container of a running task. @throws Failure when the engine of its node cannot be reached */
export async function placeOfTask(task: Task, nodeHost?: string): Promise<Place> {
  const container = task.Status.ContainerStatus?.ContainerID;
  const node = (await listNodes(nodeHost)).find(({ id }) => id === task.NodeID);
  if (!container || !node) throw new Failure(`the task ${task.ID} has just ended: run it again`);
  if (node.engine) await requireEngine(node);
  return { engine: node.engine, container };
}
