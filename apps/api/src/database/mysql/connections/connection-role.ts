import type { Reader } from '../../database.js';
import type { StoredTimestamp } from '../../sql/timestamp.js';
import { journalingSession } from '../bypass-triggers.js';
import type { ServerClock } from '../server-clock.js';

/** Role of the server that a pool, or one of its connections, leads to. */
export type Role = 'master' | 'replica';

/** The server at the other end of an open connection. */
export interface Server {
  role: Role;
  uuid: string;
  /** When the connection was opened, by this machine's clock. */
  connectedAt: number;
}

export interface SessionSettings {
  /** The server aborts a SELECT that takes longer. */
  statementMs: number;
  /** Is updated when the connection leads to the master. */
  clock: ServerClock;
}

const servers = new WeakMap<object, Server>();

/** The server of a prepared connection; undefined before it is prepared. */
export function serverOf(connection: object): Server | undefined {
  return servers.get(connection);
}

/**
 * Configures the session of a pooled connection and determines which server it leads to. Once per connection is enough:
 * a load balancer decides at connect, and closes the connections of a server whose role changes.
 */
export async function prepareConnection(
  connection: object,
  reader: Reader,
  { statementMs, clock }: SessionSettings,
): Promise<Server> {
  const known = servers.get(connection);
  if (known) return known;
  // A short lock wait: whoever holds a row (or, for DDL, the table) for longer than this is stuck, and the client is
  // better off retrying.
  await reader.query(
    `SET SESSION transaction_isolation = 'READ-COMMITTED', innodb_lock_wait_timeout = 2, lock_wait_timeout = 2,
      max_execution_time = ${statementMs}, ${journalingSession}`,
  );
  const [row] = await reader.query<{ readOnly: number | string; uuid: string; now: StoredTimestamp }>(
    'SELECT @@global.read_only AS readOnly, @@server_uuid AS uuid, UTC_TIMESTAMP(3) AS now',
  );
  if (!row) throw new Error('the server reported no role');
  const role = Number(row.readOnly) === 1 ? 'replica' : 'master';
  if (role === 'master') clock.set(row.now);
  const server: Server = { role, uuid: row.uuid, connectedAt: Date.now() };
  servers.set(connection, server);
  return server;
}
