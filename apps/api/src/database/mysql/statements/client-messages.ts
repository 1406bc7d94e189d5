import { DatabaseUnavailable } from '../../errors.js';
import { toUnavailable, type UnavailableMessages } from '../../unavailable.js';

const otherWrite = 'another write holds the same todo; try again';

const messages = {
  slow: 'this took the database too long and was stopped; ask for less, or try again later',
  connection: 'the database cannot be reached; try again',
  'read-only': 'the database takes no writes right now; try again',
  full: "the database's disk is full, so nothing can be saved",
  deadlock: otherWrite,
  'lock-timeout': otherWrite,
} satisfies UnavailableMessages;

/** Maps an error of MySQL itself to the one that the client gets; undefined for any other error. */
export function unavailable(error: unknown): DatabaseUnavailable | undefined {
  return toUnavailable(error, messages);
}

/** The server works, but the statement was aborted. Running it on another server would only load that one too. */
export function tooSlow(cause: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(messages.slow, { cause });
}

/** No server could be reached. */
export function unreachable(): DatabaseUnavailable {
  return new DatabaseUnavailable(messages.connection);
}
