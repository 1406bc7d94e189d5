import type { Reader } from '../database.js';
import { DatabaseUnavailable, databaseErrorKind } from '../errors.js';
import type { StoredTimestamp } from '../timestamp.js';
import type { Connection } from './prepared.js';
import type { ServerClock } from './server-clock.js';

/** What the server at the other end of a connection is. */
export type Role = 'master' | 'replica';

/** What is known of an open connection. */
export interface Session {
  role: Role;
  /** Of the server. */
  uuid: string;
  openedAt: number;
}

/** What each connection is told, and what the master tells. */
export interface SessionSettings {
  /** The server ends a SELECT that takes longer. */
  statementMs: number;
  clock: ServerClock;
}

const sessions = new WeakMap<object, Session>();

/**
 * How long a reading connection lives, so that replicas which joined later get their share; and how long when it leads
 * to the master, which means that no replica was fit when it was made.
 */
const readingLifeMs: Record<Role, number> = { replica: 60_000, master: 2_000 };

/**
 * Gets a pooled connection ready and tells what it leads to. That is asked once in its life: a load balancer decides at
 * connect, and cuts the connections of a server whose role changes.
 */
export async function openSession(
  connection: object,
  reader: Reader,
  { statementMs, clock }: SessionSettings,
): Promise<Session> {
  const known = sessions.get(connection);
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
  const session: Session = { role, uuid: row.uuid, openedAt: Date.now() };
  sessions.set(connection, session);
  return session;
}

/** Gives a reading connection back to its pool, or destroys it when its time is over. */
export function closeReading(connection: Connection, mode: 'master' | 'slave'): void {
  if (mode === 'slave' && isOld(connection)) connection.destroy();
  else connection.release();
}

function isOld(connection: Connection): boolean {
  const session = sessions.get(connection);
  return session !== undefined && Date.now() - session.openedAt > readingLifeMs[session.role];
}

export function isConnectionError(error: unknown): boolean {
  return databaseErrorKind(error) === 'connection';
}

/** The server works, and was stopped at what it was asked. Asking another server the same would only load that one too. */
export function tooSlow(cause: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable('this took the database too long and was stopped; ask for less, or try again later', {
    cause,
  });
}

/** What a client is told of an error of the database itself; `undefined` for every other error. */
export function unavailable(error: unknown): DatabaseUnavailable | undefined {
  if (error instanceof DatabaseUnavailable) return error;
  switch (databaseErrorKind(error)) {
    case 'slow':
      return tooSlow(error);
    case 'connection':
      return new DatabaseUnavailable('the database cannot be reached; try again', { cause: error });
    case 'read-only':
      return new DatabaseUnavailable('the database takes no writes right now; try again', { cause: error });
    case 'full':
      return new DatabaseUnavailable("the database's disk is full, so nothing can be saved", { cause: error });
    case 'deadlock':
    case 'lock-timeout':
      return new DatabaseUnavailable('another write holds the same todo; try again', { cause: error });
    default:
      return undefined;
  }
}
