import { hash, randomBytes } from 'node:crypto';

/** The use of a bearer token; its prefix tells it to people and to secret scanners. */
export type BearerKind = 'session' | 'token';

const kinds: readonly BearerKind[] = ['session', 'token'];
/** The name of the scheme counts in any case (RFC 9110 11.1), the token only as it was handed out. */
const scheme = /^bearer +/i;
const secret = /^[A-Za-z0-9_-]{43}$/;

/** Makes a bearer token of 256 random bits. */
export function newBearer(kind: BearerKind): string {
  return `${prefixOf(kind)}${randomBytes(32).toString('base64url')}`;
}

/** The form in which a bearer token is stored. It is random, so a fast hash is as good as a slow one. */
export function hashOf(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The bearer token in an Authorization header; undefined when there is none of ours. */
export function parseBearer(header: string): { kind: BearerKind; token: string } | undefined {
  if (!scheme.test(header)) return undefined;
  const token = header.replace(scheme, '').trimEnd();
  const kind = kinds.find((each) => token.startsWith(prefixOf(each)));
  return kind && secret.test(token.slice(prefixOf(kind).length)) ? { kind, token } : undefined;
}

function prefixOf(kind: BearerKind): string {
  return `todo_${kind}_`;
}
