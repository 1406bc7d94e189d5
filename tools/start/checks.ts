import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { probePort } from './services/ports.ts';

/** @throws Failure when the port can't be bound, naming the variable that chooses another */
export async function checkPort(port: number, variable: string): Promise<void> {
  try {
    await probePort(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'is already in use' : `can't be used (${code})`;
    throw new Failure(
      `port ${port} ${reason}: stop the program that has it, or choose another with ${variable}=<port>`,
    );
  }
}

/** Creates the data folder if it is missing. @throws Failure when it is not writable */
export function checkDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = join(dataDir, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      `the data folder ${dataDir} can't be written (${code}): choose another with TODO_DATA_DIR=<folder>`,
    );
  }
}
