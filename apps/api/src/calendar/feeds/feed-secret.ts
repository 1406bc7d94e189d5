import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Its prefix identifies it to people, to secret scanners, and to what keeps it out of logs. */
const prefix = 'todo_calendar_';

/** Generates a secret with 256 bits of randomness. */
export function newFeedSecret(): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** SHA-256 of a secret in hex, the form in which it is stored. */
export function feedHash(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** The secret in a path; any other text names no calendar. */
export const FeedSecret = z
  .string()
  .regex(new RegExp(`^${prefix}[A-Za-z0-9_-]{43}$`))
  .meta({ description: 'the secret of the calendar', example: `${prefix}${'x'.repeat(43)}` });
