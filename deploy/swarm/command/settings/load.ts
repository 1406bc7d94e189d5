import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Failure } from '../../../../tools/failure.ts';
import { root } from '../../../../tools/root.ts';
import { productVariables } from '../environment.ts';
import { databaseAccounts, secrets } from '../topology.ts';
import { checkSettings, isSetting, type Settings } from './schema.ts';

const defaultFile = join(root, 'deploy/swarm/.env');

/**
 * Reads the settings of one installation: from the environment, else from the file.
 * @param file path from `--env-file`; by default deploy/swarm/.env, which may be missing
 * @throws Failure with all faults at once
 */
export async function loadSettings(file?: string): Promise<Settings> {
  const path = file ?? defaultFile;
  if (file && !existsSync(file)) throw new Failure(`${file} does not exist: copy deploy/swarm/example.env and edit it`);
  const text = existsSync(path) ? await readFile(path, 'utf8').catch(refuse(path)) : '';
  const inFile = parseEnv(text);
  return settingsOf(inFile as Record<string, string>, productVariables());
}

function refuse(path: string) {
  return (error: Error): never => {
    throw new Failure(`${path} cannot be read: ${error.message}`);
  };
}

/**
 * @param inFile variables of the settings file; a name that is not a setting is a fault
 * @param inShell variables of the environment; other names belong to other programs and are ignored
 * @throws Failure with all faults at once
 */
export function settingsOf(inFile: Record<string, string>, inShell: Record<string, string>): Settings {
  const values = { ...inFile, ...inShell };
  const { settings, faults } = checkSettings(values);
  for (const name of Object.keys(inFile)) {
    if (!isSetting(name) && !isSecret(name))
      faults.push(`${name} is not a setting: see deploy/swarm/example.env for all settings`);
  }
  for (const name of Object.keys(values).filter((name) => isSecret(name) && values[name])) {
    faults.push(`${name} is a secret, not a setting. Store it in the Swarm with "${commandFor(secretOf(name))}"`);
  }
  if (faults.length > 0)
    throw new Failure(`the settings have errors:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return settings;
}

/** Milliseconds until every task must be healthy after a change of the services. */
export function deployTimeoutMs({ TODO_DEPLOY_TIMEOUT_S = '300' }: Settings): number {
  return Number(TODO_DEPLOY_TIMEOUT_S) * 1000;
}

/** The registry of this installation, such as `registry.example.org/todo`; undefined if its images come from none. */
export function registryOf(settings: Settings, option?: string): string | undefined {
  return (option ?? settings.TODO_REGISTRY)?.replace(/\/+$/, '') || undefined;
}

function isSecret(name: string): boolean {
  return (secrets as readonly string[]).includes(secretOf(name));
}

function secretOf(variable: string): string {
  return variable.replace(/^TODO_/, '').toLowerCase();
}

function commandFor(secret: string): string {
  return `npm run swarm -- ${secret in databaseAccounts ? 'rotate' : 'secret'} ${secret}`;
}
