import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { SqliteDatabase } from '../sqlite/sqlite-database.js';
import { MoveError } from './move-error.js';

/** A value as both databases return it: a number, or a text, such as a timestamp or a day. */
export type Value = string | number | null;
export type Row = Record<string, Value>;

export interface SourceTable {
  name: string;
  columns: string[];
  /** Columns of the primary key. */
  key: string[];
  rows: number;
  /** The last id that was assigned; undefined where ids are not counted. */
  lastId: number | undefined;
}

/** Counters of log-in attempts, which start over, files that wait for their import, and TypeORM's list of migrations. */
const notMoved = ['throttle', 'import_part', 'migrations'];

/** The embedded database, locked for other programs until it is closed. */
export class SourceFile {
  private constructor(private readonly file: BetterSqlite3.Database) {}

  /**
   * Opens `<folder>/todo.sqlite`, with the schema of this release.
   * @throws MoveError when there is none, or while another program uses it
   */
  static async open(folder: string): Promise<SourceFile> {
    const path = join(folder, 'todo.sqlite');
    if (!existsSync(path)) throw new MoveError(`there is no ${path}: name its folder in TODO_DATA_DIR`);
    requireUnused(path);
    await (await SqliteDatabase.open(folder, 60_000)).close();
    const file = new BetterSqlite3(path);
    file.pragma('locking_mode = EXCLUSIVE');
    file.exec('BEGIN EXCLUSIVE');
    return new SourceFile(file);
  }

  tables(): SourceTable[] {
    const names = this.file
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
      .pluck()
      .all() as string[];
    return names.filter((name) => !notMoved.includes(name)).map((name) => this.table(name));
  }

  /** All rows in the order of the primary key. */
  rows({ name, columns, key }: SourceTable): Iterable<Row> {
    const list = (names: string[]) => names.map((column) => `"${column}"`).join(', ');
    return this.file.prepare(`SELECT ${list(columns)} FROM "${name}" ORDER BY ${list(key)}`).iterate() as Iterable<Row>;
  }

  close(): void {
    this.file.close();
  }

  private table(name: string): SourceTable {
    const columns = this.file.pragma(`table_info("${name}")`) as { name: string; pk: number }[];
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    return {
      name,
      columns: columns.map((column) => column.name),
      key: key.map((column) => column.name),
      rows: this.file.prepare(`SELECT COUNT(*) FROM "${name}"`).pluck().get() as number,
      lastId: this.file.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(name) as
        | number
        | undefined,
    };
  }
}

function requireUnused(path: string): void {
  const file = new BetterSqlite3(path, { timeout: 0 });
  try {
    // Only the last connection of all may leave the write-ahead log.
    file.pragma('journal_mode = DELETE');
  } catch (error) {
    if (!/locked|busy/i.test(String(error))) throw error;
    throw new MoveError(`${path} is in use: stop what uses it, then try again`);
  } finally {
    file.close();
  }
}
