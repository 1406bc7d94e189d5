import type { PoolOptions } from 'mysql2';
import type { MysqlDataSourceOptions } from 'typeorm/driver/mysql/MysqlDataSourceOptions.js';
import type { Config } from '../../../config/config.js';
import type { DatabaseUrl } from '../../../config/database-url.js';
import { entities, migrations } from '../../schema.js';
import { GtidSubscriber } from '../gtid.js';
import { silentLogger } from '../silent-logger.js';

/** A server that does not accept a connection within this time is considered down. */
const connectTimeoutMs = 2_000;
/** The server aborts a slow SELECT by itself; silence this long after the limit means that it is down, or writing. */
const graceMs = 500;

/** How long to wait for the response to a statement, in ms. */
export function patienceMs(config: Config): number {
  return config.TODO_DB_TIMEOUT_MS + graceMs;
}

/** Options shared by both pools and the migrations. */
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
    // Without keep-alive probes, a connection whose peer vanished looks alive until the next query times out. The
    // server keeps 16,382 prepared statements for all its connections.
    extra: { enableKeepAlive: true, keepAliveInitialDelay: 1_000, maxPreparedStatements: 100 },
  } satisfies Partial<MysqlDataSourceOptions>;
}

/** User, password and address of a server; TODO_DB_PASSWORD overrides the password of the URL. */
export function credentials(url: DatabaseUrl, config: Config) {
  return { ...url, password: config.TODO_DB_PASSWORD ?? url.password };
}

/** Options of the pool to the master. */
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
 * Options of the pool to the replicas. It is a pool of mysql2 without TypeORM, which connects at startup and fails
 * where there is no replica. Values are converted as on TypeORM's connections, since the same statements run on the
 * master.
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

/** Connections to the master without a statement timeout: a migration takes as long as it takes. */
export function migrationOptions(config: Config, master: DatabaseUrl): MysqlDataSourceOptions {
  return { ...shared(config), ...credentials(master, config), poolSize: 2, migrations };
}
