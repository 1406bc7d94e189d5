import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { DatabaseUnavailable } from '../errors.js';
import type { Role } from './connection-role.js';
import { within } from './deadline.js';

/**
 * Opens all connections of both pools: a new process would else open them while its first requests wait, on a machine
 * that is busy starting it. What can't be opened yet is opened when it is needed.
 */
export async function fillPools(driver: MysqlDriver, size: number): Promise<void> {
  const open = () => [driver.obtainMasterConnection(), driver.obtainSlaveConnection()];
  const opened = await Promise.allSettled(Array.from({ length: size }, open).flat());
  for (const connection of opened) if (connection.status === 'fulfilled') connection.value.release();
}

/** How busy a pool of connections is. */
export interface PoolFigures {
  open: number;
  free: number;
  /** Requests that wait for a connection. */
  waiting: number;
}

/** What mysql2 keeps of a pool and tells by no public member. */
interface Pool {
  config?: { connectionLimit: number };
  _allConnections?: { length: number };
  _freeConnections?: { length: number; toArray(): { lastActiveTime: number; destroy(): void }[] };
  _connectionQueue?: { length: number };
}

/** A connection that answered within this time is not suspected. */
const provenMs = 1_000;

/**
 * Closes the idle connections. To be called when one got no answer: if its server or load balancer is gone, so are those
 * of the others, each of which would cost a request its time to find out.
 */
export function dropIdle(driver: MysqlDriver): void {
  for (const pool of Object.values(nodesOf(driver))) {
    for (const connection of pool._freeConnections?.toArray() ?? []) {
      if (Date.now() - connection.lastActiveTime > provenMs) connection.destroy();
    }
  }
}

/** Requests that may wait for each connection of a pool: what they ask takes milliseconds, and nobody waits longer. */
const waitingEach = 100;
/** How long a request waits for a connection: one that is made takes 2 s at most, and one in use has its own limits. */
const longestWaitMs = 5_000;

/**
 * Obtains a connection of the master's or the replicas' pool.
 * @param late is given one that came after the wait was over, to put it back
 * @throws DatabaseUnavailable when too many wait already, or this one has waited too long
 */
export async function inTurn<T>(
  driver: MysqlDriver,
  role: Role,
  obtain: () => Promise<T>,
  late: (obtained: T) => void,
): Promise<T> {
  for (const [name, pool] of Object.entries(nodesOf(driver))) {
    if (!name.toLowerCase().startsWith(role === 'master' ? 'master' : 'slave')) continue;
    const size = pool.config?.connectionLimit ?? Number.POSITIVE_INFINITY;
    if ((pool._connectionQueue?.length ?? 0) >= size * waitingEach) throw tooMany();
  }
  return within(longestWaitMs, obtain(), tooMany, late);
}

function tooMany(): DatabaseUnavailable {
  return new DatabaseUnavailable('too many requests wait for the database; try again');
}

/** The figures of each pool of a driver, `master` and `slave0`. */
export function poolsOf(driver: MysqlDriver): Record<string, PoolFigures> {
  const figures = Object.entries(nodesOf(driver)).map(([name, pool]) => [
    name.toLowerCase(),
    {
      open: pool._allConnections?.length ?? 0,
      free: pool._freeConnections?.length ?? 0,
      waiting: pool._connectionQueue?.length ?? 0,
    },
  ]);
  return Object.fromEntries(figures);
}

function nodesOf(driver: MysqlDriver): Record<string, Pool> {
  const nodes = (driver.poolCluster as { _nodes?: Record<string, { pool: Pool }> } | undefined)?._nodes ?? {};
  return Object.fromEntries(Object.entries(nodes).map(([name, { pool }]) => [name, pool]));
}
