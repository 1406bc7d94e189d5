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

/**
 * The state of a list as a text that changes when any row, their order or the surrounding data of the page changes. The
 * time of a row's last write distinguishes it from a row of the same version in another history: after a restored
 * backup.
 */
export function listState(
  rows: readonly { id: number; version: number; updated: Date | string }[],
  surroundings: string,
): string {
  let state = surroundings;
  for (const { id, version, updated } of rows) {
    state += ` ${id}.${version}.${momentOf(updated)}`;
  }
  return state;
}

/** A stored time as a value that can be compared with `===`. */
export function momentOf(time: Date | string): string | number {
  return typeof time === 'string' ? time : time.getTime();
}

/** Weak tag of a list in this state. */
export function tagOf(state: string): string {
  return `W/"${hash('sha1', state, 'base64url')}"`;
}
