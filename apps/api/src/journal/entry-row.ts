import type { ChangeKind } from '@todo/shared/journal/change';
import type { StoredTimestamp } from '../database/sql/timestamp.js';
import type { Entry, Members } from './entry.js';

/** A row of the journal. */
export interface EntryRow {
  seq: number;
  at: StoredTimestamp;
  todo: number;
  kind: ChangeKind;
  actor: number | null;
  actor_name: string | null;
  token_name: string | null;
  state: string | null;
  former: string | null;
  action: string | null;
}

/** Bytes of a row besides its JSON: keys, columns and index entries, on the high side. */
export const rowBytes = 200;

/** SQL of the size of a row, as `bytesOf` computes it. */
export const byteLength = `(${rowBytes} + COALESCE(OCTET_LENGTH(state), 0) + COALESCE(OCTET_LENGTH(former), 0))`;

/** Size of an entry in bytes. */
export function bytesOf({ state, former }: { state: string | null; former: string }): number {
  return rowBytes + (state === null ? 0 : Buffer.byteLength(state)) + Buffer.byteLength(former);
}

export function toEntry(row: EntryRow): Entry {
  const { seq, at, todo, kind, action, actor, actor_name, token_name } = row;
  return {
    seq,
    at,
    todo,
    kind,
    action,
    by: actor === null ? null : { id: actor, name: actor_name ?? '', token: token_name },
    state: row.state === null ? null : (JSON.parse(row.state) as Members),
    former: row.former === null ? {} : (JSON.parse(row.former) as Members),
  };
}
