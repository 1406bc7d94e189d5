import { setTimeout as delay } from 'node:timers/promises';
import { createPool } from 'mysql2';
import { DataSource } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import type { Config } from '../../../config/config.js';
import type { DatabaseUrl } from '../../../config/database-url.js';
import { DatabaseUnavailable } from '../../errors.js';
import { migrate } from '../migrate.js';
import { silence, within } from '../statements/deadline.js';
import type { Connection } from '../statements/prepared.js';
import { ConnectionPool } from './connection-pool.js';
import type { Role } from './connection-role.js';
import { masterOptions, migrationOptions, replicaOptions } from './options.js';

const shortestPauseMs = 250;
const longestPauseMs = 5_000;
/** For all connections of the pools together; each has a timeout for connecting, but the query after it has none. */
const openWithinMs = 10_000;
/** The service starts without a master that takes longer, including a migration: it responds 503 until then. */
const startWithoutMs = 10_000;
/** A server that is silent does not complete the closing handshake either. */
const closeWithinMs = 1_500;

/** One pool for each role, and the TypeORM data source that runs transactions on the master's. */
export interface Pools extends Record<Role, ConnectionPool> {
  source: DataSource;
  /** Whether every write leaves a change, whoever makes it. */
  journalsEveryWrite: boolean;
}

/** The connection pools to the master and the replicas, available once the master has been reached. */
export class MysqlSource {
  private opened: Pools | undefined;
  private closed = false;

  constructor(
    private readonly config: Config,
    private readonly master: DatabaseUrl,
    private readonly warn: (message: string) => void,
  ) {}

  /** Starts to connect and waits a while for the result; it keeps trying afterwards. */
  async start(): Promise<void> {
    const first = this.connect();
    void this.keepConnecting(first);
    await Promise.race([first, delay(startWithoutMs, undefined, { ref: false })]);
  }

  /** @throws DatabaseUnavailable while the master has not been reached yet */
  connected(): Pools {
    if (!this.opened) throw new DatabaseUnavailable('the database is not there yet; try again');
    return this.opened;
  }

  /** The pools; undefined until the master has been reached. */
  get pools(): Pools | undefined {
    return this.opened;
  }

  /**
   * Closes a failed connection, and the idle ones of both pools that probably fail too: one load balancer serves both.
   */
  discard(role: Role, connection: Connection): void {
    const pools = this.connected();
    pools[role].destroy(connection);
    pools.master.dropIdle();
    pools.replica.dropIdle();
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.opened) await within(closeWithinMs, end(this.opened), silence).catch(() => undefined);
  }

  private async connect(): Promise<boolean> {
    try {
      const pools = await open(this.config, this.master, this.warn);
      if (this.closed) await end(pools);
      else this.opened = pools;
      return true;
    } catch (error) {
      this.warn(`no connection to the master at ${this.master.host}:${this.master.port} yet: ${String(error)}`);
      return false;
    }
  }

  private async keepConnecting(first: Promise<boolean>): Promise<void> {
    if (await first) return;
    for (let pauseMs = shortestPauseMs; !this.closed; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await delay(pauseMs, undefined, { ref: false });
      if (this.closed || (await this.connect())) return;
    }
  }
}

/** Migrates the schema and opens the pools. */
async function open(config: Config, master: DatabaseUrl, warn: (message: string) => void): Promise<Pools> {
  const journalsEveryWrite = await migrate(migrationOptions(config, master), warn);
  const source = new DataSource(masterOptions(config, master));
  try {
    await within(openWithinMs, source.initialize(), silence);
    const pools = {
      source,
      journalsEveryWrite,
      master: new ConnectionPool((source.driver as MysqlDriver).pool, config.TODO_DB_POOL),
      replica: new ConnectionPool(createPool(replicaOptions(config, master)), config.TODO_DB_POOL),
    };
    await within(openWithinMs, Promise.all([pools.master.fill(), pools.replica.fill()]), silence);
    return pools;
  } catch (error) {
    if (source.isInitialized) void source.destroy().catch(() => undefined);
    throw error;
  }
}

async function end({ source, replica }: Pools): Promise<void> {
  await Promise.all([source.destroy(), replica.end()]);
}
