import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Failure } from '../../../tools/failure.ts';
import { root } from '../../../tools/root.ts';

/** Values for the stack files and for this command, by name: the environment, then the file, then nothing. */
export type Settings = Readonly<Record<string, string | undefined>>;

const DEFAULT_FILE = join(root, 'deploy/swarm/.env');

/**
 * Reads the settings of one installation.
 * @param file as `--env-file` names it; without it deploy/swarm/.env, which may be missing
 */
export async function loadSettings(file?: string): Promise<Settings> {
  const path = file ?? DEFAULT_FILE;
  if (file && !existsSync(file)) throw new Failure(`${file} does not exist: copy deploy/swarm/example.env and edit it`);
  const inFile = existsSync(path) ? parseEnv(await readFile(path, 'utf8')) : {};
  const own = Object.entries(process.env).filter(([name]) => /^TODO(DB)?_/.test(name));
  const settings = { ...inFile, ...Object.fromEntries(own) };
  const secrets = Object.keys(settings).filter((name) => /PASSWORD|SECRET|_KEY$/.test(name) && settings[name]);
  if (secrets.length > 0) {
    throw new Failure(
      `${secrets.join(', ')}: secrets are no settings. Give the value to "npm run swarm -- secret set <name>" instead`,
    );
  }
  return { ...settings, ...publication(settings) };
}

/** What follows from the way the edge publishes its port: a host's port belongs to one task at a time. */
function publication({ TODO_PUBLISH_MODE: mode = 'host' }: Settings): Record<string, string> {
  if (mode !== 'host' && mode !== 'ingress') throw new Failure(`TODO_PUBLISH_MODE is ${mode}: say host or ingress`);
  return mode === 'host'
    ? { TODO_PUBLISH_MODE: mode, TODO_EDGE_ENDPOINT: 'dnsrr', TODO_EDGE_ORDER: 'stop-first' }
    : { TODO_PUBLISH_MODE: mode, TODO_EDGE_ENDPOINT: 'vip', TODO_EDGE_ORDER: 'start-first' };
}

/** Names this installation's registry, such as `registry.example.org/todo`, when images come from one. */
export function registryOf(settings: Settings, option?: string): string | undefined {
  return (option ?? settings.TODO_REGISTRY)?.replace(/\/+$/, '') || undefined;
}
