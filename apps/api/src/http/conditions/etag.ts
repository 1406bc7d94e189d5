import { hash } from 'node:crypto';

/** Entity tags of a precondition header: `*` for any existing state, or the opaque values that were listed. */
export type EntityTags = '*' | string[];

/**
 * Parses If-Match or If-None-Match. `W/` is dropped: a proxy that compresses weakens our tags, and a version identifies
 * the state of a row, not its bytes. A malformed tag matches nothing.
 */
export function parseEntityTags(header: string | undefined): EntityTags | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  return [...header.matchAll(/(?:W\/)?"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** @param names the opaque values that identify the state */
export function matches(tags: EntityTags, ...names: string[]): boolean {
  return tags === '*' || names.some((name) => tags.includes(name));
}

/** The opaque value of a tag, without its quotes. */
export function opaqueOf(tag: string): string {
  return tag.slice(tag.indexOf('"') + 1, -1);
}

/** Weak tag of a list in this state. */
export function tagOf(state: string): string {
  return `W/"${hash('sha1', state, 'base64url')}"`;
}
