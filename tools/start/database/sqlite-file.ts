import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../../failure.ts';

const busyMs = 5_000;

/** What helps a user to recognize a database file. */
export interface Summary {
  todos: number;
  accounts: number;
  /** Time of the last write to a todo, `YYYY-MM-DD HH:MM:SS` in UTC; undefined when there is none. */
  lastWrite: string | undefined;
}

/** Opens a file read-only for `work`. @throws Failure when it is not a SQLite database */
export function reading<T>(file: string, work: (database: DatabaseSync) => T): T {
  if (!existsSync(file)) throw new Failure(`there is no file ${file}`);
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyMs });
  try {
    return work(database);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} can't be read as a database: ${(error as Error).message}`);
  } finally {
    database.close();
  }
}

/** Number of rows of each table. */
export function countRows(database: DatabaseSync): Record<string, number> {
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .all()
    .map((row) => String(row.name));
  return Object.fromEntries(
    tables.map((name) => [name, Number(database.prepare(`SELECT COUNT(*) AS rows FROM "${name}"`).get()?.rows)]),
  );
}

/** @throws Failure with what is wrong with the file */
export function requireSound(file: string): void {
  reading(file, (database) => {
    const found = database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check;
    if (found !== 'ok') throw new Failure(`${file} is damaged: ${found}`);
  });
}

export function summarize(file: string): Summary {
  return reading(file, (database) => {
    const rows = countRows(database);
    if (rows.todo === undefined || rows.migrations === undefined)
      throw new Failure(`${file} is a database, but not one of todo`);
    const last = database.prepare('SELECT MAX(updated) AS last FROM todo').get()?.last;
    return { todos: rows.todo, accounts: rows.user ?? 0, lastWrite: last ? String(last).slice(0, 19) : undefined };
  });
}

export function describe({ todos, accounts, lastWrite }: Summary): string {
  const people = accounts > 0 ? ` of ${accounts} accounts` : '';
  return `${todos} todos${people}, last written ${lastWrite ? `${lastWrite} UTC` : 'never'}`;
}

/**
 * Makes sure that no program uses the database and that all of it is in the one file: the write-ahead log (`-wal`) is
 * checkpointed.
 * @throws Failure while another program has it open
 */
export function requireUnused(file: string): void {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Only the last open connection may leave the write-ahead log.
    const mode = database.prepare('PRAGMA journal_mode = DELETE').get()?.journal_mode;
    if (mode !== 'delete') throw new Error('database is locked');
  } catch (error) {
    if (!/locked|busy/.test((error as Error).message)) throw error;
    throw new Failure(`${file} is in use: stop \`npm start\` (Ctrl-C in its terminal), then try again`);
  } finally {
    database.close();
  }
}

/** Removes a database file with the files that SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
