import { hash, randomBytes } from 'node:crypto';

/** Kind of a bearer token; its prefix identifies it to people and to secret scanners. */
export type BearerKind = 'session' | 'token';

const kinds: readonly BearerKind[] = ['session', 'token'];
/** The name of the scheme is case-insensitive (RFC 9110 11.1); the token is compared exactly. */
const scheme = /^bearer +/i;
const secret = /^[A-Za-z0-9_-]{43}$/;

/** Generates a bearer token with 256 bits of randomness. */
export function newBearer(kind: BearerKind): string {
  return `${prefixOf(kind)}${randomBytes(32).toString('base64url')}`;
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
  const kind = kinds.find((each) => token.startsWith(prefixOf(each)));
  return kind && secret.test(token.slice(prefixOf(kind).length)) ? { kind, token } : undefined;
}

function prefixOf(kind: BearerKind): string {
  return `todo_${kind}_`;
}
