import { randomBytes } from 'node:crypto';
import { docker, list } from '../engine/docker.ts';
import type { Service } from '../engine/services.ts';

/** The newest version of each secret of this installation: `todo_mysql_password.v3` for `mysql_password`. */
export async function newestSecrets(): Promise<Map<string, { name: string; version: number }>> {
  return newestOf(await list(['secret', 'ls', '--format', '{{.Name}}']));
}

/** The versions that services use. One stored later is not among them: `up` applies it, a deploy does not. */
export function secretsInUse(services: Iterable<Service>): Map<string, { name: string; version: number }> {
  const names = [...services].flatMap(({ Spec }) => Spec.TaskTemplate.ContainerSpec.Secrets ?? []);
  return newestOf(names.map(({ SecretName }) => SecretName));
}

function newestOf(names: string[]): Map<string, { name: string; version: number }> {
  const newest = new Map<string, { name: string; version: number }>();
  for (const name of names) {
    const [, secret, number] = /^todo_(\w+)\.v(\d+)$/.exec(name) ?? [];
    if (!secret) continue;
    const version = Number(number);
    if (version > (newest.get(secret)?.version ?? 0)) newest.set(secret, { name, version });
  }
  return newest;
}

/** Stores a new version of a secret; running tasks keep the old one until `up`. @returns its name in Swarm */
export async function storeSecret(secret: string, value: string): Promise<string> {
  const name = secretName(secret, ((await newestSecrets()).get(secret)?.version ?? 0) + 1);
  await docker(['secret', 'create', '--label', 'todo=secret', name, '-'], { input: value });
  return name;
}

/** The name in Swarm of one version of a secret. */
export function secretName(secret: string, version: number): string {
  return `todo_${secret}.v${version}`;
}

/** 24 random bytes as 32 characters of base64url, the longest password that MySQL replication takes. */
export function randomSecret(): string {
  return randomBytes(24).toString('base64url');
}
