import { randomBytes } from 'node:crypto';
import { docker, list } from '../engine/docker.ts';

/** Made by `init` when they are not there; nobody needs to know them. */
export const GENERATED = [
  'mysql_root_password',
  'mysql_password',
  'mysql_repl_password',
  'redis_password',
  'preview_key',
] as const;

const PREFIX = 'todo_';

/** The newest version of each secret of this installation: `mysql_password` is `todo_mysql_password.v3`. */
export async function newestSecrets(): Promise<Map<string, { name: string; version: number }>> {
  const newest = new Map<string, { name: string; version: number }>();
  for (const name of await list(['secret', 'ls', '--format', '{{.Name}}'])) {
    const [, secret, number] = /^todo_(\w+)\.v(\d+)$/.exec(name) ?? [];
    if (!secret) continue;
    const version = Number(number);
    if (version > (newest.get(secret)?.version ?? 0)) newest.set(secret, { name, version });
  }
  return newest;
}

/** Stores a new version of a secret; running tasks keep the old one until `up`. @returns its full name */
export async function storeSecret(secret: string, value: string): Promise<string> {
  const version = ((await newestSecrets()).get(secret)?.version ?? 0) + 1;
  const name = `${PREFIX}${secret}.v${version}`;
  await docker(['secret', 'create', '--label', 'todo=secret', name, '-'], { input: value });
  return name;
}

/** 24 random bytes, short enough for MySQL's replication password (32 bytes). */
export function randomSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** What the stack files call them: TODO_SECRET_MYSQL_PASSWORD=todo_mysql_password.v3. */
export async function secretVariables(): Promise<Record<string, string>> {
  const secrets = [...(await newestSecrets())];
  return Object.fromEntries(secrets.map(([secret, { name }]) => [`TODO_SECRET_${secret.toUpperCase()}`, name]));
}
