import { Failure } from '../../../../tools/failure.ts';
import { networkName, stackList } from '../topology.ts';
import { inspect, list, tryDocker } from './docker.ts';

/** The properties of `docker service inspect` that are read here. */
export interface Service {
  ID: string;
  Spec: {
    Name: string;
    Labels: Record<string, string>;
    Mode: { Replicated?: { Replicas: number }; Global?: object };
    TaskTemplate: { ContainerSpec: { Image: string; Secrets?: { SecretName: string }[] } };
  };
  UpdateStatus?: { State: string; Message: string };
}

/** The properties of a task's `docker inspect` that are read here. */
export interface Task {
  ID: string;
  ServiceID: string;
  NodeID: string;
  Slot?: number;
  CreatedAt: string;
  DesiredState: string;
  Spec: Service['Spec']['TaskTemplate'];
  Status: { State: string; Message: string; Err?: string; ContainerStatus?: { ContainerID: string; ExitCode: number } };
  NetworksAttachments?: { Network: { Spec: { Name: string } }; Addresses: string[] }[] | null;
}

/** All services of the three stacks, by their names in the stack files. */
export async function services(): Promise<Map<string, Service>> {
  const ids = await list(['service', 'ls', '--quiet']);
  const found = new Map<string, Service>();
  for (const service of await inspect<Service>('service', ids)) {
    const stack = service.Spec.Labels['com.docker.stack.namespace'] ?? '';
    if (stackList.some(({ name }) => name === stack)) found.set(service.Spec.Name.slice(stack.length + 1), service);
  }
  return found;
}

/** @throws Failure that lists the existing services */
export async function requireService(name: string): Promise<Service> {
  const all = await services();
  const service = all.get(name);
  if (service) return service;
  throw new Failure(`there is no service ${name}; there are ${[...all.keys()].join(', ') || 'none: run "up" first'}`);
}

/**
 * Tasks that should run now, or with `all` also the ended ones that Swarm still lists. Services that do not exist have
 * none.
 */
export async function tasksOf(names: readonly string[], { all = false } = {}): Promise<Task[]> {
  if (names.length === 0) return [];
  const filter = all ? [] : ['--filter', 'desired-state=running'];
  // The command prints the tasks of the services it found, and fails when one is missing.
  const { stdout } = await tryDocker(['service', 'ps', '--quiet', '--no-trunc', ...filter, ...names]);
  const tasks = await inspect<Task>('task', stdout.split('\n').filter(Boolean));
  return tasks.sort((a, b) => a.CreatedAt.localeCompare(b.CreatedAt));
}

/** The image by its name in the stack files, without the digest that a registry adds. */
export function imageOf(service: Service | Task): string {
  const template = 'Status' in service ? service.Spec : service.Spec.TaskTemplate;
  return template.ContainerSpec.Image.replace(/@sha256:.*/, '');
}

/** The tag of an image: 9f3c2a1b4d5e for `todo/api:9f3c2a1b4d5e`. */
export function versionOf(image: string): string {
  return image.slice(image.lastIndexOf(':') + 1);
}

/** The IP address of a task in the network that all services share. */
export function addressOf(task: Task): string | undefined {
  const attachment = task.NetworksAttachments?.find(({ Network }) => Network.Spec.Name === networkName);
  return attachment?.Addresses[0]?.split('/')[0];
}
