import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { expired, newestCopy } from './backup-names.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A machine that sleeps at night makes its backup when it is awake again. */
const checkEveryMs = 10 * 60 * 1000;
const copyTimeoutMs = 10 * 60 * 1000;

/**
 * Until `stop` is aborted, makes a backup in `<dataDir>/backups` whenever the newest is a day old and something was
 * written since, and removes expired ones. A failure is reported in one line, and tried again.
 */
export async function backUpDaily(dataDir: string, stop: AbortSignal, warn: (line: string) => void): Promise<void> {
  let warned: string | undefined;
  while (!stop.aborted) {
    const fault = await backUpIfDue(dataDir, stop, new Date()).catch((error: Error) => error.message);
    // Reported once, and not every ten minutes.
    if (fault && fault !== warned && !stop.aborted) warn(`The daily backup failed: ${fault}`);
    warned = fault;
    await delay(checkEveryMs, undefined, { signal: stop }).catch(() => {});
  }
}

/** @returns the reason of a failure, as one line for the user */
async function backUpIfDue(dataDir: string, stop: AbortSignal, now: Date): Promise<string | undefined> {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true });
  const newest = newestCopy(readdirSync(folder), now);
  if (now.getTime() - newest < dayMs || lastWrite(dataDir) <= newest) return undefined;
  // In a process of its own: a large file takes seconds, during which Ctrl-C must work.
  const { failed, stderr } = await execa(process.execPath, [join(import.meta.dirname, 'backup.ts')], {
    env: { TODO_DATA_DIR: dataDir },
    timeout: copyTimeoutMs,
    cancelSignal: stop,
    reject: false,
  });
  if (failed) return stderr.replace(/^todo: /, '') || 'it took too long';
  for (const name of expired(readdirSync(folder), new Date())) rmSync(join(folder, name));
  return undefined;
}

/** When the database was last written to, in milliseconds since 1970; 0 when there is none. */
function lastWrite(dataDir: string): number {
  const files = ['todo.sqlite', 'todo.sqlite-wal'].map((name) => join(dataDir, name)).filter(existsSync);
  return Math.max(0, ...files.map((file) => statSync(file).mtimeMs));
}
