/** The database cannot serve the request right now; a retry may succeed. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** A Consistency-Token that this service cannot have issued. */
export class InvalidConsistencyToken extends Error {
  override readonly name = 'InvalidConsistencyToken';
}

/** Kinds of errors that a driver may report; any other is a bug in this program. */
export type DatabaseErrorKind =
  | 'duplicate'
  | 'deadlock'
  | 'lock-timeout'
  | 'slow'
  | 'connection'
  | 'read-only'
  | 'full';

const kinds: Record<string, DatabaseErrorKind> = {
  SQLITE_CONSTRAINT_PRIMARYKEY: 'duplicate',
  SQLITE_CONSTRAINT_UNIQUE: 'duplicate',
  SQLITE_BUSY: 'lock-timeout',
  SQLITE_INTERRUPT: 'slow',
  SQLITE_FULL: 'full',
  SQLITE_IOERR_WRITE: 'full',
  SQLITE_READONLY: 'read-only',
  SQLITE_CANTOPEN: 'connection',
  ER_DUP_ENTRY: 'duplicate',
  ER_LOCK_WAIT_TIMEOUT: 'lock-timeout',
  ER_LOCK_DEADLOCK: 'deadlock',
  ER_DISK_FULL: 'full',
  ER_RECORD_FILE_FULL: 'full',
  ER_OPTION_PREVENTS_STATEMENT: 'read-only',
  ER_OPERATION_NOT_ALLOWED_WHILE_PRIMARY_CHANGE_IS_RUNNING: 'read-only',
  ER_SERVER_SHUTDOWN: 'connection',
  ER_CON_COUNT_ERROR: 'connection',
  ER_TOO_MANY_USER_CONNECTIONS: 'connection',
  ER_USER_LIMIT_REACHED: 'connection',
  ER_NORMAL_SHUTDOWN: 'connection',
  ER_QUERY_INTERRUPTED: 'slow',
  ER_QUERY_TIMEOUT: 'slow',
  ER_REGEXP_TIME_OUT: 'slow',
  ER_CLIENT_INTERACTION_TIMEOUT: 'connection',
  // Of a member that lost its group while it committed: the others may have the transaction.
  ER_RUN_HOOK_ERROR: 'connection',
  ER_TRANSACTION_ROLLBACK_DURING_COMMIT: 'connection',
  ER_ACCESS_DENIED_ERROR: 'connection',
  ER_BAD_DB_ERROR: 'connection',
  PROTOCOL_CONNECTION_LOST: 'connection',
  PROTOCOL_SEQUENCE_TIMEOUT: 'connection',
  PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR: 'connection',
  POOL_NONEONLINE: 'connection',
  POOL_NOEXIST: 'connection',
  POOL_CLOSED: 'connection',
  ECONNREFUSED: 'connection',
  ECONNRESET: 'connection',
  EPIPE: 'connection',
  ETIMEDOUT: 'connection',
  EHOSTUNREACH: 'connection',
  ENETUNREACH: 'connection',
  ENOTFOUND: 'connection',
  EAI_AGAIN: 'connection',
};

/** Classifies an error of either driver by its code, even if TypeORM wrapped it. */
export function databaseErrorKind(error: unknown): DatabaseErrorKind | undefined {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && code in kinds) return kinds[code];
  return driverError === undefined || driverError === error ? undefined : databaseErrorKind(driverError);
}

/**
 * Whether the server takes no writes. During a switchover to another one it refuses reads with the same error: each
 * SELECT is a transaction.
 */
export function isSwitchover(error: unknown): boolean {
  return databaseErrorKind(error) === 'read-only';
}

/** Whether the connection was lost, or could not be opened. */
export function isConnectionError(error: unknown): boolean {
  return databaseErrorKind(error) === 'connection';
}
