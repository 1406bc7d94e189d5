import type { Reader } from '../database.js';
import type { StoredTimestamp } from '../timestamp.js';
import type { ServerClock } from './server-clock.js';

/** Which server a pool, or a connection of it, leads to. */
export type Role = 'master' | 'replica';

/** The server at the other end of an open connection. */
export interface Server {
  role: Role;
  uuid: string;
  /** When the connection was made, by this machine's clock. */
  connectedAt: number;
}

export interface SessionSettings {
  /** The server ends a SELECT that takes longer. */
  statementMs: number;
  /** Is set when the connection leads to the master. */
  clock: ServerClock;
}

const servers = new WeakMap<object, Server>();

/** The server of a connection that was prepared before. */
export function serverOf(connection: object): Server | undefined {
  return servers.get(connection);
}

/**
 * Sets up the session of a pooled connection and asks which server it leads to. Both are done once in its life: a load
 * balancer decides at connect, and cuts the connections of a server whose role changes.
 */
export async function prepareConnection(
  connection: object,
  reader: Reader,
  { statementMs, clock }: SessionSettings,
): Promise<Server> {
  const known = servers.get(connection);
  if (known) return known;
  // A short lock wait: who holds a row (or, for a DDL, the table) for longer than this is stuck, and the client is better
  // off repeating.
  await reader.query(
    `SET SESSION transaction_isolation = 'READ-COMMITTED', innodb_lock_wait_timeout = 2, lock_wait_timeout = 2,
      max_execution_time = ${statementMs}`,
  );
  const [row] = await reader.query<{ readOnly: number | string; uuid: string; now: StoredTimestamp }>(
    'SELECT @@global.read_only AS readOnly, @@server_uuid AS uuid, UTC_TIMESTAMP(3) AS now',
  );
  if (!row) throw new Error('the server told nothing of itself');
  const role = Number(row.readOnly) === 1 ? 'replica' : 'master';
  if (role === 'master') clock.set(row.now);
  const server: Server = { role, uuid: row.uuid, connectedAt: Date.now() };
  servers.set(connection, server);
  return server;
}
