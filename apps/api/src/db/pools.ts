import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';

/** How busy a pool of connections is. */
export interface PoolFigures {
  open: number;
  free: number;
  /** Requests that wait for a connection. */
  waiting: number;
}

/** What mysql2 keeps of a pool and tells by no public member. */
interface Pool {
  _allConnections?: { length: number };
  _freeConnections?: { length: number };
  _connectionQueue?: { length: number };
}

/** The figures of each pool of a driver, `master` and `slave0`. */
export function poolsOf(driver: MysqlDriver): Record<string, PoolFigures> {
  const nodes = (driver.poolCluster as { _nodes?: Record<string, { pool: Pool }> } | undefined)?._nodes ?? {};
  const figures = Object.entries(nodes).map(([name, { pool }]) => [
    name.toLowerCase(),
    {
      open: pool._allConnections?.length ?? 0,
      free: pool._freeConnections?.length ?? 0,
      waiting: pool._connectionQueue?.length ?? 0,
    },
  ]);
  return Object.fromEntries(figures);
}
