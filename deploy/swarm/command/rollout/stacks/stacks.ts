import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Failure } from '../../../../../tools/failure.ts';
import { root } from '../../../../../tools/root.ts';
import { docker } from '../../engine/docker.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Stack } from '../../topology.ts';
import { type Color, colorVariables } from '../colors.ts';
import { replicaConstraint } from './replica-place.ts';

const stacksFolder = join(root, 'deploy/swarm/stacks');
const deployTimeoutMs = 120_000;

/** The values that differ from one `docker stack deploy` to the next, besides the settings. */
export interface Plan {
  /** Image of each service. */
  images: Record<string, string>;
  /** Number of tasks, for services that do not take it from the settings. */
  replicas: Record<string, number>;
  /** Swarm's name of each secret: the newest for an `up`, those in use for a deploy. */
  secrets: Record<string, string>;
  color: Color;
  fromRegistry: boolean;
  /** Whether the database servers become newer; the previous ones cannot open their data afterwards. */
  upgradesDatabase?: boolean;
  /** Name of the group of database servers; undefined for a master with replicas. */
  group?: string | undefined;
  /** What happens to the members of a running group: replaced one after the other, or left alone. */
  members?: 'roll' | 'keep' | undefined;
}

/**
 * Applies one stack file. Swarm does not touch unchanged services.
 * @param without a service that is left as it is, whatever the file says about it
 */
export async function deployStack(
  stack: Stack,
  settings: Settings,
  plan: Plan,
  { without }: { without?: string } = {},
): Promise<void> {
  const env = stackVariables(settings, plan);
  if ('mysql_slave' in stack.services) env.TODO_MYSQL_SLAVE_CONSTRAINT = await replicaConstraint();
  const args = stackDeployArgs(stack, env, plan);
  if (!without) {
    await docker(args, { env, timeoutMs: deployTimeoutMs });
    return;
  }
  await using folder = await temporaryFolder();
  const files = new Map<string, string>();
  for (const path of args.filter((_, i) => args[i - 1] === '--compose-file')) {
    files.set(path, join(folder.path, basename(path)));
    await writeFile(join(folder.path, basename(path)), withoutService(await readFile(path, 'utf8'), without));
  }
  await docker(
    args.map((word) => files.get(word) ?? word),
    { env, timeoutMs: deployTimeoutMs },
  );
}

/** Removes the block of one service from a stack file: the first with that name, because volumes come later. */
export function withoutService(file: string, service: string): string {
  return file.replace(new RegExp(`^  ${service}:\\n(?:   +.*\\n|\\n)*`, 'm'), '');
}

async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'todo-stack-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** The values of all variables of the stack files that have no default there, or a different one. */
export function stackVariables(settings: Settings, plan: Plan): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [secret, name] of Object.entries(plan.secrets)) env[`TODO_SECRET_${secret.toUpperCase()}`] = name;
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) env[name] = value;
  Object.assign(env, publication(settings), colorVariables(settings, plan.color));
  for (const [service, image] of Object.entries(plan.images)) env[`TODO_${service.toUpperCase()}_IMAGE`] = image;
  // An installation of an earlier release has no readers.
  if (env.TODO_MYSQL_SLAVE_IMAGE) env.TODO_MYSQL_READER_IMAGE ??= env.TODO_MYSQL_SLAVE_IMAGE;
  for (const [service, n] of Object.entries(plan.replicas)) env[`TODO_${service.toUpperCase()}_REPLICAS`] = String(n);
  env.TODO_MYSQL_ON_FAILURE = plan.upgradesDatabase ? 'pause' : 'rollback';
  if (plan.group) env.TODODB_GROUP = plan.group;
  return env;
}

export function stackDeployArgs(
  { name, file }: Stack,
  env: Readonly<Record<string, string>>,
  { fromRegistry }: Pick<Plan, 'fromRegistry'>,
): string[] {
  const files = [file, ...extensions(file, env)].flatMap((part) => ['--compose-file', join(stacksFolder, part)]);
  // Without a registry, the images are on the nodes already.
  const resolve = fromRegistry ? ['--resolve-image', 'changed', '--with-registry-auth'] : ['--resolve-image', 'never'];
  return ['stack', 'deploy', ...resolve, ...files, name];
}

/** Variables that follow from the publish mode of the edge: a port of a host belongs to one task at a time. */
function publication({ TODO_PUBLISH_MODE: mode = 'host' }: Settings): Record<string, string> {
  return mode === 'host'
    ? { TODO_PUBLISH_MODE: mode, TODO_EDGE_ENDPOINT: 'dnsrr', TODO_EDGE_ORDER: 'stop-first' }
    : { TODO_PUBLISH_MODE: mode, TODO_EDGE_ENDPOINT: 'vip', TODO_EDGE_ORDER: 'start-first' };
}

/** Extra stack files for optional features. @throws Failure when one of two settings that need each other is missing */
function extensions(file: string, env: Readonly<Record<string, string>>): string[] {
  const files: string[] = [];
  if (file === 'frontend.yml' && both(env, 'TODO_SECRET_TLS_CERT', 'TODO_SECRET_TLS_KEY'))
    files.push('frontend.tls.yml');
  if (file === 'mysql.yml' && env.TODODB_GROUP) files.push('mysql.group.yml');
  if (file !== 'mysql.yml' && env.TODO_LOG_VOLUME_TYPE) files.push(file.replace('.yml', '.logs.yml'));
  return files;
}

function both(env: Readonly<Record<string, string>>, first: string, second: string): boolean {
  const missing = [first, second].filter((name) => !env[name]);
  if (missing.length === 1) {
    const secret = missing[0]?.replace('TODO_SECRET_', '').toLowerCase();
    throw new Failure(`HTTPS needs the secret ${secret} too: store it with "npm run swarm -- secret ${secret}"`);
  }
  return missing.length === 0;
}
