import type { Config } from '../../config/config.js';
import type { DatabaseUrl } from '../../config/database-url.js';
import { consistency } from '../consistency.js';
import { Database, type DatabaseHealth, type PoolFigures, type Reader, type WriteOptions } from '../database.js';
import { isConnectionError, isSwitchover } from '../errors.js';
import { mysqlDialect } from '../sql/dialect.js';
import type { StoredTimestamp } from '../sql/timestamp.js';
import type { Transaction } from '../transaction.js';
import { isOld } from './connections/connection-age.js';
import { isOffline } from './connections/connection-pool.js';
import { prepareConnection, type Role, type SessionSettings } from './connections/connection-role.js';
import { patienceMs } from './connections/options.js';
import { retryConnect, retryDuringSwitchover } from './connections/retry-connect.js';
import { MysqlSource } from './connections/source.js';
import { toGtidSet } from './gtid.js';
import { ServerClock } from './server-clock.js';
import { unavailable, unreachable } from './statements/client-messages.js';
import { silence, within } from './statements/deadline.js';
import { type Connection, preparedReader } from './statements/prepared.js';
import { Transactions } from './transactions.js';

/** Dead connections of the replica pool that are tried before the master is asked. */
const readAttempts = 3;
/** A server that takes longer to answer a trivial query is unhealthy; the probes wait a little longer than this. */
const healthyWithinMs = 1_500;

/** MySQL: a master for writes and for reads of the latest state, replicas behind one address for all other reads. */
export class MysqlDatabase extends Database {
  readonly dialect = mysqlDialect;
  private readonly source: MysqlSource;
  private readonly clock = new ServerClock();
  private readonly session: SessionSettings;
  private readonly transactions: Transactions;

  private constructor(
    private readonly config: Config,
    master: DatabaseUrl,
    warn: (message: string) => void,
  ) {
    super();
    this.source = new MysqlSource(config, master, warn);
    this.session = { statementMs: config.TODO_DB_TIMEOUT_MS, clock: this.clock };
    this.transactions = new Transactions(this.source, config, master, this.session);
  }

  /**
   * Connects and migrates the schema. If the master is not there yet, the database is returned all the same, throws
   * `DatabaseUnavailable` when it is used, and keeps trying: the servers can be started in any order.
   */
  static async open(config: Config, master: DatabaseUrl, warn: (message: string) => void): Promise<MysqlDatabase> {
    const database = new MysqlDatabase(config, master, warn);
    await database.source.start();
    return database;
  }

  get journalsEveryWrite(): boolean {
    return this.source.pools?.journalsEveryWrite ?? false;
  }

  override async reads<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const context = consistency.getStore();
    const wanted = context?.wanted === undefined ? undefined : toGtidSet(context.wanted);
    for (let attempt = 1; attempt <= readAttempts; attempt++) {
      try {
        const answer = await this.readOnce('replica', wanted, work);
        if (answer === 'behind') break;
        return answer.result;
      } catch (error) {
        if (!isAway(error)) throw unavailable(error) ?? error;
        // A server known to be unreachable needs no second attempt.
        if (isOffline(error)) break;
      }
    }
    try {
      const answer = await retryDuringSwitchover(() =>
        this.readOnce(
          'master',
          undefined,
          work,
          retryConnect(() => this.obtain('master')),
        ),
      );
      if (answer !== 'behind') return answer.result;
    } catch (error) {
      throw unavailable(error) ?? error;
    }
    throw unreachable();
  }

  override searches<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.reads(work);
  }

  override async readsLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    try {
      const answer = await this.readOnce('master', undefined, work);
      if (answer !== 'behind') return answer.result;
    } catch (error) {
      if (!isAway(error)) throw unavailable(error) ?? error;
    }
    return this.reads(work);
  }

  override searchesLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.readsLatest(work);
  }

  override writes<T>(work: (tx: Transaction) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    return this.transactions.run(work, options);
  }

  override async health(): Promise<DatabaseHealth> {
    // Outside the request's own consistency context, which is about the content of its response.
    const state = (role: Role) =>
      within(
        healthyWithinMs,
        consistency.run({}, () => this.probe(role)),
        silence,
      ).then(
        () => 'ok' as const,
        () => 'down' as const,
      );
    const [writer, replica] = await Promise.all([state('master'), state('replica')]);
    // Without a replica the master serves the reads.
    return { writer, reader: replica === 'ok' ? replica : writer };
  }

  override now(): Date {
    return this.clock.now();
  }

  override pools(): Record<string, PoolFigures> {
    const { pools } = this.source;
    return pools ? { master: pools.master.figures(), replica: pools.replica.figures() } : {};
  }

  override async close(): Promise<void> {
    await this.source.close();
  }

  /** Runs a trivial query on a server; on the master it also updates the clock. */
  private async probe(role: Role): Promise<void> {
    const ask = (reader: Reader) => reader.query<{ now: StoredTimestamp }>('SELECT UTC_TIMESTAMP(3) AS now');
    const answer = await this.readOnce(role, undefined, ask);
    const now = answer === 'behind' ? undefined : answer.result[0]?.now;
    if (role === 'master' && now !== undefined) this.clock.set(now);
  }

  /**
   * Reads on one connection, where it first waits for the transactions that the reader must see: another connection of
   * the same pool may lead to another replica.
   */
  private async readOnce<T>(
    pool: Role,
    wanted: string | undefined,
    work: (reader: Reader) => Promise<T>,
    obtained = this.obtain(pool),
  ): Promise<{ result: T } | 'behind'> {
    const connection = await obtained;
    try {
      const reader = preparedReader(connection, patienceMs(this.config));
      const { role } = await prepareConnection(connection, reader, this.session);
      if (role === 'replica' && wanted !== undefined && !(await this.hasExecuted(reader, wanted))) return 'behind';
      const result = await work(reader);
      const context = consistency.getStore();
      if (context) context.readFrom = role;
      return { result };
    } catch (error) {
      if (isAway(error)) this.source.discard(pool, connection);
      throw error;
    } finally {
      this.release(pool, connection);
    }
  }

  private async obtain(role: Role): Promise<Connection> {
    return this.source.connected()[role].obtain();
  }

  private release(role: Role, connection: Connection): void {
    if (role === 'replica' && isOld(connection)) this.source.connected().replica.destroy(connection);
    else connection.release();
  }

  private async hasExecuted(reader: Reader, gtids: string): Promise<boolean> {
    const [row] = await reader.query<{ timedOut: number | string }>(
      'SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?) AS timedOut',
      [gtids, this.config.TODO_TOKEN_WAIT_MS / 1000],
    );
    return Number(row?.timedOut) === 0;
  }
}

/** Whether another server is to be asked. */
function isAway(error: unknown): boolean {
  return isConnectionError(error) || isSwitchover(error);
}
