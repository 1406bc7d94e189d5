import { type StoredTimestamp, toIso } from '../database/timestamp.js';
import { opaqueOf } from '../http/conditions/etag.js';

/** What tells a state of a row from any other. */
interface State {
  version: number;
  updated: StoredTimestamp;
}

/**
 * Tag of one row: its version, and the time of its last write, which tells it from a row of the same version in another
 * history. After a restored backup, or a fail-over that lost the last writes, versions are counted anew.
 */
export function itemTag({ version, updated }: State): string {
  return `"${version}-${Date.parse(toIso(updated)).toString(36)}"`;
}

/** The opaque parts by which a precondition may name a row: that of its tag, or its version, which the body tells too. */
export function namesOf(row: State): [string, string] {
  return [opaqueOf(itemTag(row)), String(row.version)];
}
