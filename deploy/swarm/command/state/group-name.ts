import { randomUUID } from 'node:crypto';
import { docker, inspect, list } from '../engine/docker.ts';

/** Label of the Swarm object that has the name of the group; without one, a master with replicas is installed. */
export const groupLabel = 'todo.group';
const configName = 'todo_group';

interface StoredConfig {
  Spec: { Labels: Record<string, string> };
}

/** The name (a UUID) of the group of database servers; undefined where they are a master with replicas. */
export async function groupName(): Promise<string | undefined> {
  const names = await list(['config', 'ls', '--filter', `label=${groupLabel}`, '--format', '{{.Name}}']);
  const [stored] = await inspect<StoredConfig>('config', names);
  return stored?.Spec.Labels[groupLabel];
}

/** Makes this installation use a group, permanently. @returns the group's name, which is kept if there was one */
export async function nameGroup(): Promise<string> {
  const known = await groupName();
  if (known) return known;
  const name = randomUUID();
  await docker(['config', 'create', '--label', `${groupLabel}=${name}`, configName, '-'], { input: name });
  return name;
}
