import { type DatabaseErrorKind, DatabaseUnavailable, databaseErrorKind } from './errors.js';

/**
 * Message to the client for each kind of error that is the database's fault; a kind without a message is a bug of ours.
 */
export type UnavailableMessages = Partial<Record<DatabaseErrorKind, string>>;

/** Maps a database error to the one that the client gets; undefined for any other error. */
export function toUnavailable(error: unknown, messages: UnavailableMessages): DatabaseUnavailable | undefined {
  if (error instanceof DatabaseUnavailable) return error;
  const kind = databaseErrorKind(error);
  const message = kind && messages[kind];
  return message === undefined ? undefined : new DatabaseUnavailable(message, { cause: error });
}
