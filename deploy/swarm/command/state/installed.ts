import { docker, inspect, list } from '../engine/docker.ts';
import type { Settings } from '../settings.ts';

const LABEL = 'todo.settings';
/** About the machine that the command runs on, not about the installation. */
const LOCAL = ['TODO_NODE_HOST', 'TODO_REGISTRY', 'TODO_DEPLOY_WEBHOOK', 'TODO_DEPLOY_BY', 'TODO_DEPLOY_TIMEOUT_S'];

interface StoredConfig {
  Spec: { Name: string; Data: string };
}

/** Keeps the settings of an `up` in the Swarm, so that a deploy from elsewhere changes none of them. */
export async function storeSettings(settings: Settings): Promise<void> {
  const old = await names();
  const values = Object.entries(settings).filter(([name]) => !LOCAL.includes(name));
  const name = `todo_settings_${new Date().toISOString().replace(/\D/g, '')}`;
  const input = JSON.stringify(Object.fromEntries(values));
  await docker(['config', 'create', '--label', `${LABEL}=true`, name, '-'], { input });
  if (old.length > 0) await docker(['config', 'rm', ...old]);
}

/** The settings of the last `up`, with what this machine says of itself. */
export async function installedSettings(local: Settings): Promise<Settings> {
  const [newest] = (await names()).sort().reverse();
  const [config] = newest ? await inspect<StoredConfig>('config', [newest]) : [];
  if (!config) return local;
  const stored = JSON.parse(Buffer.from(config.Spec.Data, 'base64').toString()) as Settings;
  return { ...stored, ...Object.fromEntries(LOCAL.map((name) => [name, local[name]])) };
}

function names(): Promise<string[]> {
  return list(['config', 'ls', '--filter', `label=${LABEL}`, '--format', '{{.Name}}']);
}
