import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import { Failure } from '../../../../../tools/failure.ts';
import { requireWhole } from '../../database/backup-file.ts';
import { masterPlace, scriptArgs } from '../../database/master.ts';
import { dockerVariables } from '../../environment.ts';
import type { Settings } from '../../settings/schema.ts';
import { withLock } from '../../state/lock.ts';

const timeoutMs = 60 * 60_000;

/**
 * Writes a complete and consistent copy of the database to `file` while the system serves. An existing file of that
 * name is replaced only once the new one is complete.
 * @returns its size in bytes
 */
export async function backup(settings: Settings, file: string): Promise<{ file: string; bytes: number }> {
  await withLock('backup', async (signal) => {
    const unfinished = `${file}.unfinished`;
    try {
      await dump(settings, unfinished, signal);
      await requireWhole(unfinished);
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error instanceof Failure ? error : new Failure(`the backup failed: ${(error as Error).message}`);
    }
  });
  return { file, bytes: (await stat(file)).size };
}

/** Resolves when the file is on the disk; rejects with the first error. */
async function dump(settings: Settings, file: string, signal: AbortSignal): Promise<void> {
  // Opened before the dump starts, so that a missing folder is reported at once.
  const target = createWriteStream(file, { mode: 0o600, flush: true });
  await opened(target);
  try {
    const args = await scriptArgs(await masterPlace(settings.TODO_NODE_HOST), 'dump');
    const dumping = execa('docker', args, {
      timeout: timeoutMs,
      cancelSignal: signal,
      stdin: 'ignore',
      buffer: { stdout: false, stderr: true },
      encoding: 'buffer',
      extendEnv: false,
      env: dockerVariables(),
    });
    const written = pipeline(dumping.stdout, target, { signal }).catch((error: Error) => {
      dumping.kill();
      throw error;
    });
    // A full disk ends the dump as well: the error of the dump is then only a consequence.
    const [file, program] = await Promise.allSettled([written, dumping]);
    if (file.status === 'rejected' && !isCut(file.reason)) throw file.reason;
    if (program.status === 'rejected') throw new Error(reasonOf(program.reason));
    if (file.status === 'rejected') throw file.reason;
  } finally {
    target.destroy();
  }
}

function opened(target: ReturnType<typeof createWriteStream>): Promise<void> {
  return new Promise((resolve, reject) => {
    target.once('open', () => resolve());
    target.once('error', reject);
  });
}

/** Whether the pipe from the program broke: the program itself reports the cause. */
function isCut(error: { code?: string }): boolean {
  return error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** The last output of a program that failed, or else the error of the system. */
export function reasonOf(error: unknown): string {
  const { stderr, shortMessage, message } = error as {
    stderr?: string | Uint8Array;
    shortMessage?: string;
    message: string;
  };
  return (stderr && Buffer.from(stderr).toString().trim()) || shortMessage || message;
}
