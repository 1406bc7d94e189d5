import { type DatabaseErrorKind, DatabaseUnavailable, databaseErrorKind } from './errors.js';

/** What a client is told of each kind of error that is the database's own; a kind without words is somebody's fault. */
export type UnavailableMessages = Partial<Record<DatabaseErrorKind, string>>;

/** The error that a client gets for one of the database's own; undefined for every other error. */
export function toUnavailable(error: unknown, messages: UnavailableMessages): DatabaseUnavailable | undefined {
  if (error instanceof DatabaseUnavailable) return error;
  const kind = databaseErrorKind(error);
  const message = kind && messages[kind];
  return message === undefined ? undefined : new DatabaseUnavailable(message, { cause: error });
}
