import { hash, randomBytes } from 'node:crypto';

/** What a bearer token is for; its prefix says it, to people and to secret scanners. */
export type BearerKind = 'session' | 'token';

const bearer = /^Bearer +(todo_(session|token)_[A-Za-z0-9_-]{43}) *$/i;

/** Makes a bearer token of 256 random bits. */
export function newBearer(kind: BearerKind): string {
  return `todo_${kind}_${randomBytes(32).toString('base64url')}`;
}

/** The form in which a bearer token is stored. It is random, so a fast hash is as good as a slow one. */
export function hashOf(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The bearer token in an Authorization header; undefined when there is none of ours. */
export function parseBearer(header: string): { kind: BearerKind; token: string } | undefined {
  const [, token, kind] = bearer.exec(header) ?? [];
  return token && kind ? { kind: kind as BearerKind, token } : undefined;
}
