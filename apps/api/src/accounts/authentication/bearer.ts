import { hash, randomBytes } from 'node:crypto';

/** Kind of a bearer token; its prefix identifies it to people and to secret scanners. */
export type BearerKind = 'session' | 'token';

/**
 * Kinds by prefix. A token for a single list has a prefix of its own, which the previous release does not know and
 * rejects: it would take the token for one that opens everything.
 */
const kinds = { session: 'session', token: 'token', listtoken: 'token' } as const satisfies Record<string, BearerKind>;
type Prefix = keyof typeof kinds;
/** The name of the scheme is case-insensitive (RFC 9110 11.1); the token is compared exactly. */
const scheme = /^bearer +/i;
const secret = /^[A-Za-z0-9_-]{43}$/;

/** Generates a bearer token with 256 bits of randomness. */
export function newBearer(prefix: Prefix): string {
  return `${textOf(prefix)}${randomBytes(32).toString('base64url')}`;
}

/**
 * SHA-256 of a bearer token in hex, the form in which it is stored. The token is random, so a slow hash would add
 * nothing.
 */
export function hashOf(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Parses the bearer token in an Authorization header; undefined when it holds none of ours. */
export function parseBearer(header: string): { kind: BearerKind; token: string } | undefined {
  if (!scheme.test(header)) return undefined;
  const token = header.replace(scheme, '').trimEnd();
  const prefix = (Object.keys(kinds) as Prefix[]).find((each) => token.startsWith(textOf(each)));
  return prefix && secret.test(token.slice(textOf(prefix).length)) ? { kind: kinds[prefix], token } : undefined;
}

function textOf(prefix: Prefix): string {
  return `todo_${prefix}_`;
}
