import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Mutex, withTimeout } from 'async-mutex';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type QueryRunner } from 'typeorm';
import type { BetterSqlite3DataSourceOptions } from 'typeorm/driver/better-sqlite3/BetterSqlite3DataSourceOptions.js';
import { ConfigError } from '../../config/config.js';
import { committed } from '../after-commit.js';
import { finish } from '../before-commit.js';
import { consistency, nothingToWaitFor } from '../consistency.js';
import { asReader, Database, type DatabaseHealth, type Reader } from '../database.js';
import { DatabaseUnavailable } from '../errors.js';
import { entities, migrations } from '../schema.js';
import { sqliteDialect } from '../sql/dialect.js';
import { toIso } from '../sql/timestamp.js';
import type { Transaction } from '../transaction.js';
import { toUnavailable, type UnavailableMessages } from '../unavailable.js';
import { registerMatches } from './search.js';
import { SqliteSearcher } from './searcher.js';

/** How long a write waits in the queue behind other writes. */
const queueTimeoutMs = 5_000;

/**
 * The embedded database: one SQLite file in WAL mode. A connection holds one transaction at a time, and TypeORM gives
 * all its users the same one, so writes are queued here and reads have a connection of their own, which sees only
 * committed rows.
 */
export class SqliteDatabase extends Database {
  readonly dialect = sqliteDialect;
  /** One process writes to the file, and this is it. */
  readonly journalsEveryWrite = true;
  private readonly queue = withTimeout(
    new Mutex(),
    queueTimeoutMs,
    new DatabaseUnavailable('too many writes are waiting; try again'),
  );

  /** One runner for all reads: DataSource.query would create and release one for each. */
  private readonly runner: QueryRunner;

  private constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly searcher: SqliteSearcher,
  ) {
    super();
    this.runner = reader.createQueryRunner();
  }

  /** Opens (or creates) `<folder>/todo.sqlite` and migrates it to the latest schema. */
  static async open(folder: string, statementMs: number): Promise<SqliteDatabase> {
    ensureWritable(folder);
    const file = join(folder, 'todo.sqlite');
    const writer = new DataSource({ ...options(file), enableWAL: true, migrations });
    await writer.initialize();
    await writer.runMigrations({ transaction: 'each' });
    const reader = new DataSource({ ...options(file), readonly: true });
    await reader.initialize();
    return new SqliteDatabase(writer, reader, new SqliteSearcher(file, statementMs));
  }

  override reads<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const context = consistency.getStore();
    if (context) context.readFrom = 'master';
    return work(asReader(this.runner));
  }

  override async searches<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    try {
      return await this.reads(() => work(this.searcher));
    } catch (error) {
      throw toUnavailable(error, messages) ?? error;
    }
  }

  override readsLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.reads(work);
  }

  override searchesLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.searches(work);
  }

  override async writes<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const context = consistency.getStore();
    try {
      const result = await this.queue.runExclusive(() => this.transaction(work));
      if (context) context.written = nothingToWaitFor;
      return result;
    } catch (error) {
      throw toUnavailable(error, messages) ?? error;
    }
  }

  /**
   * Replaces TypeORM's own transaction: SQLite rolls back by itself when the disk is full, TypeORM then fails to roll
   * back again, considers the transaction open forever, and turns each later commit into the release of a savepoint
   * that nobody commits.
   */
  private async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    // Of its own: the runner is the same for all transactions, and something may be kept with each of them.
    const tx = this.writer.createEntityManager(runner);
    await runner.query('BEGIN IMMEDIATE');
    try {
      const result = await work(tx);
      await finish(tx);
      await runner.query('COMMIT');
      committed(tx);
      return result;
    } catch (error) {
      // Fails if SQLite has rolled back already. If it failed for another reason, the next BEGIN would be rejected.
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  override async health(): Promise<DatabaseHealth> {
    const state = (source: DataSource) =>
      source.query('SELECT 1').then(
        () => 'ok' as const,
        () => 'down' as const,
      );
    return { writer: await state(this.writer), reader: await state(this.reader) };
  }

  override now(): Date {
    const { databaseConnection } = this.reader.driver as { databaseConnection?: BetterSqlite3.Database };
    const now = databaseConnection?.prepare(`SELECT ${sqliteDialect.now}`).pluck().get() as string | undefined;
    return now === undefined ? new Date() : new Date(toIso(now));
  }

  override pools(): Record<string, never> {
    return {};
  }

  override async close(): Promise<void> {
    await this.queue.runExclusive(async () => {
      await this.searcher.close();
      await this.reader.destroy();
      await this.writer.destroy();
    });
  }
}

function options(file: string): BetterSqlite3DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: file,
    entities,
    // Another process (a backup, a shell) may hold the lock for a moment.
    timeout: 5_000,
    prepareDatabase: (connection: BetterSqlite3.Database) => {
      // FULL syncs each commit to disk: a confirmed write survives a power failure, not only a crash of this process.
      connection.pragma('synchronous = FULL');
      registerMatches(connection);
    },
  };
}

function ensureWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new ConfigError(
      `The data folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}): make it writable, or name another in TODO_DATA_DIR`,
    );
  }
}

const unwritable = 'the database file cannot be written';

const messages: UnavailableMessages = {
  full: 'the disk is full, so nothing can be saved',
  'read-only': unwritable,
  connection: unwritable,
  slow: 'this took too long and was stopped; ask for less',
  'lock-timeout': 'another program keeps the database locked; try again',
};
