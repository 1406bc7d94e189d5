import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFile } from '../../../tools/start/services/log-file.ts';
import { probePort } from '../../../tools/start/services/ports.ts';
import { apiProgram, webProgram } from '../../../tools/start/services/programs.ts';
import { type Service, startService } from '../../../tools/start/services/service.ts';

/** The built product with the embedded database. */
export interface App {
  webUrl: string;
  apiUrl: string;
  /** Contains the SQLite file, and `logs/`. */
  dataDir: string;
  stopApi(): Promise<void>;
  /** kill -9. */
  killApi(): Promise<void>;
  /** Suspends the API: it responds to nothing until it is resumed, and then processes what it received. */
  pauseApi(): void;
  resumeApi(): void;
  /** On the same port and data folder; does nothing while it runs. */
  startApi(): Promise<void>;
  /** Stops both and deletes the data folder. */
  close(): Promise<void>;
}

export interface AppOptions {
  /** Without the site, nothing listens on `webUrl`. */
  web?: boolean;
  /** Settings of the API and of the site, except their addresses. */
  apiEnv?: Record<string, string>;
  webEnv?: Record<string, string>;
}

export async function startApp({ web = true, apiEnv = {}, webEnv = {} }: AppOptions = {}): Promise<App> {
  const dataDir = await mkdtemp(join(tmpdir(), 'todo-e2e-'));
  const apiSettings = apiProgram({ port: await probePort(0), dataDir });
  const webSettings = webProgram({ port: await probePort(0), apiUrl: apiSettings.url });
  const start = (program: typeof apiSettings, env: Record<string, string>) => {
    const log = new LogFile(join(dataDir, 'logs', `${program.name}.log`));
    return startService(program, { onOutput: (chunk) => log.write(chunk), env });
  };
  let api: Service | undefined = await start(apiSettings, apiEnv);
  // A test that pauses the API waits for the site to give up.
  const site = web ? await start(webSettings, { TODO_API_WRITE_TIMEOUT_MS: '5000', ...webEnv }) : undefined;

  const stopApi = async () => {
    await api?.stop();
    api = undefined;
  };
  return {
    webUrl: webSettings.url,
    apiUrl: apiSettings.url,
    dataDir,
    stopApi,
    async killApi() {
      api?.kill('SIGKILL');
      await api?.exited;
      api = undefined;
    },
    pauseApi: () => api?.kill('SIGSTOP'),
    resumeApi: () => api?.kill('SIGCONT'),
    async startApi() {
      api ??= await start(apiSettings, apiEnv);
    },
    async close() {
      await Promise.all([site?.stop(), stopApi()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
