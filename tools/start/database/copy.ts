import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../../failure.ts';
import { countRows, reading, removeDatabase, requireSound } from './sqlite-file.ts';

/** Number of attempts to copy a database that is written to all the time, before the rows are no longer compared. */
const maxAttempts = 3;
/** Left free on the disk, so that the running application can go on writing. */
const spareBytes = 200 * 1024 * 1024;
const busyMs = 10_000;

/**
 * Copies a consistent snapshot of the database, which may be in use, and verifies the copy before renaming it to its
 * final name: by SQLite's integrity check, and by the number of rows of each table.
 * @throws Failure when the copy can't be made; nothing of it is left then
 */
export function copyDatabase(from: string, to: string): void {
  if (!existsSync(from)) throw new Failure(`there is no database ${from}`);
  if (existsSync(to)) throw new Failure(`${to} exists already: name another file`);
  const unfinished = `${to}.part`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    requireSpace(from, dirname(to));
    for (let attempt = 1; ; attempt++) {
      removeDatabase(unfinished);
      const compared = copyOnce(from, unfinished);
      requireSound(unfinished);
      if (compared || attempt === maxAttempts) break;
    }
    sync(unfinished);
    renameSync(unfinished, to);
    sync(dirname(to));
  } catch (error) {
    removeDatabase(unfinished);
    if (error instanceof Failure) throw error;
    throw new Failure(`no copy was made: ${(error as Error).message}`);
  }
}

/** @returns whether nobody wrote meanwhile, so that the rows could be compared. @throws Failure when they differ */
function copyOnce(from: string, to: string): boolean {
  const source = new DatabaseSync(from, { timeout: busyMs });
  try {
    const version = () => source.prepare('PRAGMA data_version').get()?.data_version;
    const before = version();
    const expected = countRows(source);
    source.prepare('VACUUM INTO ?').run(to);
    // It contains credentials.
    chmodSync(to, 0o600);
    if (version() !== before) return false;
    const copied = reading(to, countRows);
    for (const [table, rows] of Object.entries(expected)) {
      if (copied[table] !== rows)
        throw new Failure(`no copy was made: it had ${copied[table] ?? 'no'} rows of ${table} in place of ${rows}`);
    }
    return true;
  } finally {
    source.close();
  }
}

/** @throws Failure when the copy would use the space that the database itself needs */
function requireSpace(from: string, folder: string): void {
  const needed = statSync(from).size + spareBytes;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= needed) return;
  throw new Failure(
    `no copy was made: ${folder} has ${megabytes(bavail * bsize)} MB free, and ${megabytes(needed)} MB are needed`,
  );
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

/** Flushes a file, or the entries of a folder, to the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
