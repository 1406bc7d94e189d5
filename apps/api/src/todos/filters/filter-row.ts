import { hash } from 'node:crypto';
import type { SavedFilter } from '@todo/shared/filters/saved-filter';
import type { SavedFilterEntity } from './saved-filter.entity.js';

/** A filter whose `place` is counted among those of its list. */
export type FilterRow = SavedFilterEntity;

/** The row is not in the state that the write expects. Carries the current row. */
export class FilterMismatch extends Error {
  constructor(readonly current: FilterRow) {
    super('the filter changed since you read it');
  }
}

/**
 * Maps a row to its API representation.
 * @param origin scheme and host by which the client reached us
 */
export function toSavedFilter({ id, list, name, query, place, version }: FilterRow, origin: string): SavedFilter {
  return { id, list, name, query, place, version, url: `${origin}/lists/${list}/filters/${id}` };
}

/** Names the state of a filter. The texts are part of it, since a restored backup repeats versions. */
export function filterState({ id, name, query, place, version }: FilterRow): string {
  return `${version}.${hash('sha1', JSON.stringify([id, name, query, place]), 'base64url')}`;
}

/** ETag of a filter. */
export function filterTag(row: FilterRow): string {
  return `"${filterState(row)}"`;
}
