import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from '../app.js';
import { ConfigError, loadConfig } from '../config/config.js';
import { Draining } from '../health/draining.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const app = await createApp(config);
  const { host, port } = config.TODO_BIND;
  await app.listen(port, host);

  const stop = async () => {
    app.get(Draining).start(config.TODO_DRAIN_MS);
    await delay(config.TODO_DRAIN_MS);
    await app.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

/** The plain message of a fault that the operator can fix; any other error with its stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE') return `${address}:${port} is in use: stop what listens there, or set TODO_BIND`;
  if (code === 'EACCES') return `${address}:${port} may not be opened by this user: set TODO_BIND to a port above 1023`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
