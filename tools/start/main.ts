import { join } from 'node:path';
import { build } from '../build.ts';
import { runCommand } from '../failure.ts';
import { checkDataFolder, checkPort } from './checks.ts';
import { backUpDaily } from './database/daily-backup.ts';
import { keepRunning } from './keep-running.ts';
import { LogFile } from './services/log-file.ts';
import { apiProgram, type Program, webProgram } from './services/programs.ts';
import { readSettings } from './settings.ts';

// `npm start`: builds what has changed, runs the API and the site until Ctrl-C, and stops both.

/** Stops both servers: on a signal, or because one of them keeps dying. */
const stop = new AbortController();
let signaled = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    signaled = true;
    stop.abort();
  });
}

// A closed terminal accepts no more lines. The servers are still stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

await runCommand(async () => {
  const { apiPort, webPort, dataDir } = readSettings(process.env);
  await checkPort(apiPort, 'TODO_API_PORT');
  await checkPort(webPort, 'TODO_WEB_PORT');
  checkDataFolder(dataDir);
  try {
    await build({
      onSlow: () => say('Building (about a minute the first time) ...'),
      onWait: (pid) => say(`Another command (process ${pid}) is building; waiting for it ...`),
      signal: stop.signal,
    });
    const api = apiProgram({ port: apiPort, dataDir });
    const web = webProgram({ port: webPort, apiUrl: api.url });
    void backUpDaily(dataDir, stop.signal, (line) => process.stderr.write(`${line}\n`));
    await run([api, web], dataDir, () => {
      say(`\n  todo is ready:  ${web.url}\n`);
      say(`  REST API        ${api.url}/todo, also at ${web.url}/todo`);
      say(`  todos and logs  ${dataDir}`);
      say('  Press Ctrl-C to stop.\n');
    });
  } catch (error) {
    if (!signaled) throw error;
  }
  if (signaled) say('Stopped. Everything is saved.');
});

/** Runs all programs until `stop` is aborted, or until one of them keeps dying. */
async function run(programs: Program[], dataDir: string, onReady: () => void): Promise<void> {
  let ready = 0;
  const countReady = () => {
    ready += 1;
    if (ready === programs.length) onReady();
  };
  const ends = await Promise.allSettled(
    programs.map((program) => {
      const log = new LogFile(join(dataDir, 'logs', `${program.name}.log`));
      return keepRunning(program, log, stop.signal, countReady).finally(() => stop.abort());
    }),
  );
  const firstFault = ends.find((end) => end.status === 'rejected');
  if (firstFault) throw firstFault.reason;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
