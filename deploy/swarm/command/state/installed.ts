import { Failure } from '../../../../tools/failure.ts';
import { docker, inspect, list } from '../engine/docker.ts';
import { checkSettings, installationSettings, isSetting, machineSettings, type Settings } from '../settings/schema.ts';
import { newestFirst } from './history.ts';

const label = 'todo.settings';

interface StoredConfig {
  CreatedAt: string;
  Spec: { Name: string; Data: string };
}

/**
 * Stores the settings of an `up` in the Swarm, so that a deploy from another machine uses the same. Everybody with
 * access to a manager can read them.
 */
export async function storeSettings(settings: Settings): Promise<void> {
  const old = await names();
  const name = `todo_settings_${new Date().toISOString().replace(/\D/g, '')}`;
  const input = JSON.stringify(pick(settings, installationSettings));
  await docker(['config', 'create', '--label', `${label}=true`, name, '-'], { input });
  if (old.length > 0) await docker(['config', 'rm', ...old]);
}

/** The settings of the last `up`, together with this machine's own. */
export async function installedSettings(local: Settings): Promise<Settings> {
  const [newest] = (await inspect<StoredConfig>('config', await names())).sort(newestFirst);
  if (!newest) return local;
  const stored = JSON.parse(Buffer.from(newest.Spec.Data, 'base64').toString()) as Record<string, string>;
  const known = Object.fromEntries(Object.entries(stored).filter(([name]) => isSetting(name)));
  const { settings, faults } = checkSettings(known);
  if (faults.length > 0) {
    throw new Failure(
      `the settings of the last "up" have errors:\n  ${faults.join('\n  ')}\nRun "up" with corrected ones`,
    );
  }
  return { ...pick(settings, installationSettings), ...pick(local, machineSettings) };
}

function pick(settings: Settings, wanted: readonly (keyof Settings)[]): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => wanted.includes(name as keyof Settings)));
}

function names(): Promise<string[]> {
  return list(['config', 'ls', '--filter', `label=${label}`, '--format', '{{.Name}}']);
}
