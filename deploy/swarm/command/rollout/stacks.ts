import { join } from 'node:path';
import type { ImageName } from '../../../../tools/images/images.ts';
import { root } from '../../../../tools/root.ts';
import { docker } from '../engine/docker.ts';
import type { Settings } from '../settings.ts';
import { secretVariables } from '../state/secrets.ts';
import { type Color, colorVariables } from './colors.ts';

const FOLDER = join(root, 'deploy/swarm/stacks');
const DEPLOY_TIMEOUT_MS = 120_000;

export interface Stack {
  name: string;
  file: string;
  /** Its services, and which image each runs. */
  services: Record<string, ImageName>;
}

/** In the order in which they are brought up; the one below needs the one above. */
export const STACKS: Stack[] = [
  {
    name: 'todo_mysql',
    file: 'mysql.yml',
    services: { mysql_master: 'tododb', mysql_slave: 'tododb', mysql_lb: 'haproxy' },
  },
  {
    name: 'todo_app',
    file: 'app.yml',
    services: { app_valkey: 'valkey', app_api: 'api', app_api_green: 'api', app_nginx: 'nginx' },
  },
  {
    name: 'todo_frontend',
    file: 'frontend.yml',
    services: { frontend_web: 'web', frontend_web_green: 'web', frontend_nginx: 'nginx' },
  },
];

export const SERVICES: Record<string, ImageName> = Object.assign({}, ...STACKS.map(({ services }) => services));

/** What Swarm calls a service of the stack files. */
export function swarmName(service: string): string {
  const stack = STACKS.find(({ services }) => service in services);
  return `${stack?.name}_${service}`;
}

/** What varies from one `docker stack deploy` to the next, beside the settings. */
export interface Plan {
  /** Image of each service. */
  images: Record<string, string>;
  /** Number of tasks, for services that do not take it from the settings. */
  replicas: Record<string, number>;
  color: Color;
  fromRegistry: boolean;
}

/** Applies one stack file. Swarm leaves alone what does not change. */
export async function deployStack({ name, file }: Stack, settings: Settings, plan: Plan): Promise<void> {
  const env: Record<string, string> = { ...(await secretVariables()) };
  for (const [key, value] of Object.entries(settings)) if (value !== undefined) env[key] = value;
  Object.assign(env, colorVariables(settings, plan.color));
  for (const [service, image] of Object.entries(plan.images)) env[`TODO_${service.toUpperCase()}_IMAGE`] = image;
  for (const [service, n] of Object.entries(plan.replicas)) env[`TODO_${service.toUpperCase()}_REPLICAS`] = String(n);
  const files = [file, ...extensions(file, env)].flatMap((part) => ['--compose-file', join(FOLDER, part)]);
  // Images that no registry has are on the nodes already.
  const resolve = plan.fromRegistry
    ? ['--resolve-image', 'changed', '--with-registry-auth']
    : ['--resolve-image', 'never'];
  await docker(['stack', 'deploy', ...resolve, ...files, name], { env, timeoutMs: DEPLOY_TIMEOUT_MS });
}

/** Files that add what only some installations have. */
function extensions(file: string, env: Record<string, string>): string[] {
  const files: string[] = [];
  if (file === 'frontend.yml' && env.TODO_SECRET_TLS_CERT) files.push('frontend.tls.yml');
  if (file !== 'mysql.yml' && env.TODO_LOG_VOLUME_TYPE) files.push(file.replace('.yml', '.logs.yml'));
  return files;
}
