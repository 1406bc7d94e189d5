import { readFile } from 'node:fs/promises';
import { placeOf } from '../engine/containers.ts';
import { docker } from '../engine/docker.ts';
import type { Settings } from '../settings/schema.ts';

/**
 * Empties Valkey, which caches for a minute whose token it is.
 * @returns a warning if that failed
 */
export async function forgetCallers(settings: Settings): Promise<string | undefined> {
  if (settings.TODO_REDIS_URL === '') return undefined;
  if (settings.TODO_REDIS_URL) return 'empty your Redis (FLUSHDB): it remembers for a minute who was logged in before';
  try {
    const script = await readFile(new URL('../scripts/forget.sh', import.meta.url), 'utf8');
    const { engine, container } = await placeOf('app_valkey', settings.TODO_NODE_HOST);
    await docker(['exec', container, 'sh', '-c', script], { host: engine });
    return undefined;
  } catch (error) {
    return `Valkey could not be emptied, and remembers for a minute who was logged in before: ${(error as Error).message}`;
  }
}
