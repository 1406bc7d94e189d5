import type { Database } from '../database/database.js';
import { removeOlder } from '../database/expiry.js';
import { ThrottleEntity } from './throttle.entity.js';

/** Windows that one run may remove. */
const mostRows = 100_000;

/** Removes what counts nothing any more; returns how many windows. */
export function removeEndedWindows(db: Database): Promise<number> {
  return removeOlder(db, ThrottleEntity, 'expires', 0, mostRows);
}
