import { setTimeout as delay } from 'node:timers/promises';
import pRetry from 'p-retry';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import type { Config } from '../config/config.js';
import type { DatabaseUrl } from '../config/database-url.js';
import { consistency } from './consistency.js';
import { asReader, Database, type DatabaseHealth, type Reader } from './database.js';
import { mysqlDialect } from './dialect.js';
import { DatabaseUnavailable, databaseErrorKind } from './errors.js';
import { toGtidSet, tokenOfCommit } from './gtid.js';
import { migrate } from './migrate.js';
import { migrationOptions, replicationOptions } from './mysql-options.js';
import { patiently } from './patiently.js';
import { dropIdle, fillPools, type PoolFigures, poolsOf } from './pools.js';
import { type Connection, preparedReader } from './prepared.js';
import { closeReading, isConnectionError, openSession, unavailable } from './session.js';

/** Connections of the reading pool that may turn out dead before the master is asked. */
const readAttempts = 3;
/**
 * When a transaction runs again of which nothing happened. How often depends on how long others need that hold the same
 * rows, so that time is the limit: a client waits no longer.
 */
const repetition = {
  minTimeout: 20,
  factor: 1.5,
  maxTimeout: 400,
  randomize: true,
  retries: 50,
  maxRetryTime: 5_000,
  shouldRetry: ({ error }: { error: Error }) => error instanceof Undone || isCollision(error),
};
const longestPauseMs = 5_000;

/** MySQL: a master for the writes and what must be fresh, replicas behind one address for all other reads. */
export class MysqlDatabase extends Database {
  readonly dialect = mysqlDialect;
  private source: DataSource | undefined;
  private closed = false;

  private constructor(
    private readonly config: Config,
    private readonly master: DatabaseUrl,
    private readonly warn: (message: string) => void,
  ) {
    super();
  }

  /**
   * Connects and brings the schema up to date. If the master is not there yet, the database is returned all the same,
   * answers `DatabaseUnavailable`, and goes on trying: nobody has to start the servers in a certain order.
   */
  static async open(config: Config, master: DatabaseUrl, warn: (message: string) => void): Promise<MysqlDatabase> {
    const database = new MysqlDatabase(config, master, warn);
    if (!(await database.connect())) void database.keepConnecting();
    return database;
  }

  override async reads<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const context = consistency.getStore();
    const wanted = context?.wanted === undefined ? undefined : toGtidSet(context.wanted);
    for (let attempt = 1; attempt <= readAttempts; attempt++) {
      try {
        const answer = await this.readOnce('slave', wanted, work);
        if (answer === 'behind') break;
        return answer.result;
      } catch (error) {
        if (!isConnectionError(error)) throw unavailable(error) ?? error;
        // A server that is known to be away needs no second attempt.
        if (isOffline(error)) break;
      }
    }
    try {
      const connection = patiently(() => this.obtain('master'));
      const answer = await this.readOnce('master', undefined, work, connection);
      if (answer !== 'behind') return answer.result;
    } catch (error) {
      throw unavailable(error) ?? error;
    }
    throw new DatabaseUnavailable('the database cannot be reached; try again');
  }

  override async readsLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    try {
      const answer = await this.readOnce('master', undefined, work);
      if (answer !== 'behind') return answer.result;
    } catch (error) {
      if (!isConnectionError(error)) throw unavailable(error) ?? error;
    }
    return this.reads(work);
  }

  override writes<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return pRetry(() => this.writeOnce(work), repetition).catch((error: unknown) => {
      const cause = error instanceof Undone ? error.cause : error;
      throw unavailable(cause) ?? cause;
    });
  }

  override async health(): Promise<DatabaseHealth> {
    const state = (mode: 'master' | 'slave') =>
      this.readOnce(mode, undefined, (reader) => reader.query('SELECT 1')).then(
        () => 'ok' as const,
        () => 'down' as const,
      );
    const [writer, replica] = await Promise.all([state('master'), state('slave')]);
    // Without a replica the master answers the reads.
    return { writer, reader: replica === 'ok' ? replica : writer };
  }

  override pools(): Record<string, PoolFigures> {
    return this.source ? poolsOf(this.source.driver as MysqlDriver) : {};
  }

  override async close(): Promise<void> {
    this.closed = true;
    await this.source?.destroy();
  }

  /**
   * Reads on one connection, and waits there first for the transactions the reader must see: another connection of the
   * same pool may lead to another replica.
   */
  private async readOnce<T>(
    mode: 'master' | 'slave',
    wanted: string | undefined,
    work: (reader: Reader) => Promise<T>,
    obtained = this.obtain(mode),
  ): Promise<{ result: T } | 'behind'> {
    const connection = await obtained;
    try {
      const reader = preparedReader(connection, this.config.TODO_DB_TIMEOUT_MS);
      const role = await openSession(connection, reader);
      if (role === 'replica' && wanted !== undefined && !(await this.hasExecuted(reader, wanted))) return 'behind';
      const result = await work(reader);
      const context = consistency.getStore();
      if (context) context.readFrom = role;
      return { result };
    } catch (error) {
      if (isConnectionError(error)) this.discard(connection);
      throw error;
    } finally {
      closeReading(connection, mode);
    }
  }

  private obtain(mode: 'master' | 'slave'): Promise<Connection> {
    const driver = this.connected().driver as MysqlDriver;
    return (
      mode === 'master' ? driver.obtainMasterConnection() : driver.obtainSlaveConnection()
    ) as Promise<Connection>;
  }

  private async hasExecuted(reader: Reader, gtids: string): Promise<boolean> {
    const [row] = await reader.query<{ timedOut: number | string }>(
      'SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?) AS timedOut',
      [gtids, this.config.TODO_TOKEN_WAIT_MS / 1000],
    );
    return Number(row?.timedOut) === 0;
  }

  private async writeOnce<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const { runner, connection } = await patiently(() => this.begin());
    let isCommitting = false;
    try {
      const result = await work(runner.manager);
      isCommitting = true;
      await runner.commitTransaction();
      const context = consistency.getStore();
      if (context) context.written = await tokenOfCommit(runner);
      return result;
    } catch (error) {
      if (!isConnectionError(error)) {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
        throw error;
      }
      this.discard(connection);
      throw isCommitting ? error : new Undone('the transaction ended with its connection', { cause: error });
    } finally {
      await runner.release();
    }
  }

  /** Nothing of what is asked here has an effect, so that it may be asked again. */
  private async begin(): Promise<{ runner: QueryRunner; connection: Connection }> {
    const runner = this.connected().createQueryRunner('master');
    const connection = (await runner.connect()) as Connection;
    try {
      await openSession(connection, asReader(runner));
      await runner.startTransaction();
      return { runner, connection };
    } catch (error) {
      if (isConnectionError(error)) this.discard(connection);
      await runner.release();
      throw error;
    }
  }

  /** Gives a connection up that failed, and those that probably would. */
  private discard(connection: Connection): void {
    connection.destroy();
    dropIdle(this.connected().driver as MysqlDriver);
  }

  private connected(): DataSource {
    if (!this.source) throw new DatabaseUnavailable('the database is not there yet; try again');
    return this.source;
  }

  private async connect(): Promise<boolean> {
    try {
      await migrate(migrationOptions(this.config, this.master));
      const source = await new DataSource(replicationOptions(this.config, this.master)).initialize();
      await fillPools(source.driver as MysqlDriver, this.config.TODO_DB_POOL);
      if (this.closed) await source.destroy();
      else this.source = source;
      return true;
    } catch (error) {
      this.warn(`no connection to the master at ${this.master.host}:${this.master.port} yet: ${String(error)}`);
      return false;
    }
  }

  private async keepConnecting(): Promise<void> {
    for (let pauseMs = 250; !this.closed; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await delay(pauseMs, undefined, { ref: false });
      if (this.closed || (await this.connect())) return;
    }
  }
}

/** A transaction lost its connection before it was committed: nothing of it happened. */
class Undone extends Error {}

/** It met another on the same rows, as the victim of a deadlock or kept waiting: nothing of it happened. */
function isCollision(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'deadlock' || kind === 'lock-timeout';
}

/** mysql2's pool cluster has no server of this kind online. */
function isOffline(error: unknown): boolean {
  return ['POOL_NONEONLINE', 'POOL_NOEXIST', 'ECONNREFUSED'].includes((error as { code?: string }).code ?? '');
}
