import { hash } from 'node:crypto';

/** Entity tags of a precondition header: every existing one, or the opaque parts that were named. */
export type EntityTags = '*' | string[];

/**
 * Parses If-Match or If-None-Match. `W/` is dropped: a proxy that compresses weakens our tags, and a version names the
 * state of a row, not its bytes. What is no entity tag matches nothing.
 */
export function parseEntityTags(header: string | undefined): EntityTags | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  return [...header.matchAll(/(?:W\/)?"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** @param names the opaque parts by which the state may be named */
export function matches(tags: EntityTags, ...names: string[]): boolean {
  return tags === '*' || names.some((name) => tags.includes(name));
}

/** The part of a tag between its quotes. */
export function opaqueOf(tag: string): string {
  return tag.slice(tag.indexOf('"') + 1, -1);
}

/**
 * What a list shows, as a text that changes when any of its rows, their order, or what surrounds them changes. The time
 * of a row's last write tells it from a row of the same version in another history: after a restored backup.
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

/** A stored time as a value that compares with `===`. */
export function momentOf(time: Date | string): string | number {
  return typeof time === 'string' ? time : time.getTime();
}

/** Weak tag of a list in this state. */
export function tagOf(state: string): string {
  return `W/"${hash('sha1', state, 'base64url')}"`;
}
