import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Its prefix identifies it to people and to secret scanners. */
const prefix = 'todo_invite_';

/** Generates a token with 256 bits of randomness. */
export function newInviteToken(): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** SHA-256 of a token in hex, the form in which it is stored. */
export function inviteHash(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The token in a path; any other text names no invitation. */
export const InviteToken = z
  .string()
  .regex(new RegExp(`^${prefix}[A-Za-z0-9_-]{43}$`))
  .meta({ description: 'the token of the invitation', example: `${prefix}${'x'.repeat(43)}` });
