import type { PoolOptions } from 'mysql2';
import type { MysqlDataSourceOptions } from 'typeorm/driver/mysql/MysqlDataSourceOptions.js';
import type { Config } from '../../config/config.js';
import type { DatabaseUrl } from '../../config/database-url.js';
import { entities, migrations } from '../schema.js';
import { GtidSubscriber } from './gtid.js';
import { silentLogger } from './silent-logger.js';

/** A server that does not answer within this is taken for gone. */
const connectTimeoutMs = 2_000;
/** A server ends a SELECT by itself; this long after its time, silence means that the server is gone, or that it writes. */
const graceMs = 500;

/** How long a statement may go unanswered. */
export function patienceMs(config: Config): number {
  return config.TODO_DB_TIMEOUT_MS + graceMs;
}

/** Settings that the reading and writing pools and the migrations share. */
function shared(config: Config) {
  return {
    type: 'mysql',
    entities,
    logger: silentLogger,
    timezone: 'Z',
    charset: 'utf8mb4',
    dateStrings: ['DATE'] as 'DATE'[],
    connectTimeout: connectTimeoutMs,
    poolSize: config.TODO_DB_POOL,
    // Without probes a connection whose peer vanished looks alive until the next query times out.
    // The server keeps 16,382 prepared statements for all its connections.
    extra: { enableKeepAlive: true, keepAliveInitialDelay: 1_000, maxPreparedStatements: 100 },
  } satisfies Partial<MysqlDataSourceOptions>;
}

export function credentials(url: DatabaseUrl, config: Config) {
  return { ...url, password: config.TODO_DB_PASSWORD ?? url.password };
}

/** The pool to the master. */
export function masterOptions(config: Config, master: DatabaseUrl): MysqlDataSourceOptions {
  return {
    ...shared(config),
    ...credentials(master, config),
    subscribers: [GtidSubscriber],
    maxQueryExecutionTime: patienceMs(config),
    enableQueryTimeout: true,
  };
}

/**
 * The pool to the replicas. It is mysql2's alone: TypeORM connects when it starts and fails where no replica is there.
 * Values are converted as TypeORM asks for them, since the same statements are run on the master.
 */
export function replicaOptions(config: Config, master: DatabaseUrl): PoolOptions {
  const { timezone, charset, dateStrings, connectTimeout, poolSize, extra } = shared(config);
  const { username, ...address } = credentials(config.TODO_SLAVE_URL ?? master, config);
  return {
    ...address,
    user: username,
    timezone,
    charset,
    dateStrings,
    connectTimeout,
    connectionLimit: poolSize,
    supportBigNumbers: true,
    bigNumberStrings: true,
    ...extra,
  };
}

/** One connection to the master without a statement timeout: a migration takes as long as it takes. */
export function migrationOptions(config: Config, master: DatabaseUrl): MysqlDataSourceOptions {
  return { ...shared(config), ...credentials(master, config), poolSize: 2, migrations };
}
