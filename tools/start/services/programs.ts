import { join } from 'node:path';
import { root } from '../../root.ts';

/** One of the two servers, as a program that can be started. */
export interface Program {
  name: string;
  /** Built JavaScript file. */
  entry: string;
  /** Base address, without a trailing slash. */
  url: string;
  env: Record<string, string>;
}

export function apiProgram(settings: { port: number; dataDir: string }): Program {
  const address = `127.0.0.1:${settings.port}`;
  return {
    name: 'api',
    entry: join(root, 'apps/api/dist/bin/main.js'),
    url: `http://${address}`,
    env: { TODO_BIND: address, TODO_DATA_DIR: settings.dataDir, ...ownCompression() },
  };
}

export function webProgram(settings: { port: number; apiUrl: string }): Program {
  return {
    name: 'web',
    entry: join(root, 'apps/web/.next/standalone/apps/web/server.js'),
    url: `http://127.0.0.1:${settings.port}`,
    env: {
      HOSTNAME: '127.0.0.1',
      PORT: String(settings.port),
      TODO_API_URL: settings.apiUrl,
      ...ownCompression(),
    },
  };
}

/** No proxy stands in front of these servers unless the user sets otherwise. */
function ownCompression(): Record<string, string> {
  return { TODO_COMPRESS: process.env.TODO_COMPRESS || 'true' };
}
