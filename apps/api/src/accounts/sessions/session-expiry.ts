import type { Database } from '../../database/database.js';
import { removeOlder } from '../../database/expiry.js';
import { SessionEntity } from './session.entity.js';

/** Sessions that one run may remove. */
const mostRows = 10_000;

/** Removes the sessions that have ended; returns how many. */
export function removeEndedSessions(db: Database): Promise<number> {
  return removeOlder(db, SessionEntity, 'expires', 0, mostRows);
}
