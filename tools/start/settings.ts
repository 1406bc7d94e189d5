import { resolve } from 'node:path';
import { Failure } from '../failure.ts';
import { root } from '../root.ts';

export interface Settings {
  apiPort: number;
  webPort: number;
  /** Absolute path. */
  dataDir: string;
}

/** @throws Failure that names the variable to correct */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    apiPort: port(env, 'TODO_API_PORT', 8080),
    webPort: port(env, 'TODO_WEB_PORT', 3000),
    dataDir: resolve(root, env.TODO_DATA_DIR || 'data'),
  };
}

function port(env: NodeJS.ProcessEnv, name: string, standard: number): number {
  const text = env[name] || String(standard);
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
  throw new Failure(`${name} must be a port from 1 to 65535, not "${text}"`);
}
