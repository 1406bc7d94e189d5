import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { until } from '../../../../tools/until.js';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/config.js';
import { Client } from './client.js';
import { makeDatabase } from './servers/database.js';
import { ownRedis } from './servers/redis.js';

/** The real service, listening on its own port, with its own database. */
export interface Api {
  readonly client: Client;
  readonly app: NestFastifyApplication;
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** Settings of its database and Redis, for other programs that use these. */
  readonly env: Record<string, string>;
  /** Stops the service and starts it again on the same database, with these settings changed. */
  restart(changes?: Record<string, string>): Promise<void>;
  /** Starts a second instance beside this one, on the same database. */
  another(changes?: Record<string, string>): Promise<Instance>;
  stop(): Promise<void>;
}

/** One more instance of the service. */
export interface Instance {
  readonly client: Client;
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/**
 * Starts the service as `main` does, for one test file.
 * @param env settings in addition to the database's; the log is silent by default
 */
export async function startApi(env: Record<string, string> = {}): Promise<Api> {
  const database = await makeDatabase();
  const redis = await ownRedis();
  const start = async (changes: Record<string, string> = {}) => {
    const config = loadConfig({ TODO_LOG_LEVEL: 'silent', ...database.env, ...redis, ...env, ...changes });
    const app = await createApp(config);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    // On a busy machine, opening a connection to MySQL can take longer than the first attempt of the service.
    await until('the service is ready', async () => (await fetch(`${url}/readyz`)).ok);
    return { app, client: new Client(url) };
  };
  let running = await start();
  return {
    get client() {
      return running.client;
    },
    get app() {
      return running.app;
    },
    dataDir: database.dataDir,
    env: { ...database.env, ...redis },
    async restart(changes) {
      await running.app.close();
      running = await start(changes);
    },
    async another(changes) {
      const { app, client } = await start(changes);
      return { app, client, stop: () => app.close() };
    },
    async stop() {
      await running.app.close();
      await database.drop();
    },
  };
}
