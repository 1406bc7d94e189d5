import type { ChangeKind } from '@todo/shared/journal/change';
import type { StoredTimestamp } from '../database/sql/timestamp.js';
import type { Author } from './author.js';

/** Members of a todo by their names, as they are stored; timestamps as text. */
export type Members = Readonly<Record<string, unknown>>;

/** What a write did to one todo. */
export interface NewEntry {
  list: number;
  todo: number;
  kind: ChangeKind;
  /** The todo after it; undefined when it left the list, or was removed permanently. */
  state?: Members;
  /** Former values of the changed members. */
  former: Members;
}

/** The same as it is written, with its author and its JSON. */
export interface AuthoredEntry {
  list: number;
  todo: number;
  kind: ChangeKind;
  author: Author | undefined;
  state: string | null;
  former: string;
}

/** A change as it is returned. */
export interface Entry {
  seq: number;
  at: StoredTimestamp;
  todo: number;
  kind: ChangeKind;
  /** Changes that were made at once have the same one; null for one by itself. */
  action: string | null;
  by: { id: number; name: string; token: string | null } | null;
  /** Null when the todo left the list, or was removed permanently then or later. */
  state: Members | null;
  former: Members;
}

/** Changes, oldest first. */
export interface EntryPage {
  entries: Entry[];
  /** Where to go on: the number of the last of them, or that from which nothing followed. */
  last: number;
  more: boolean;
}

/** What followed a number is not known completely: it was folded away, or the number is of another history. */
export interface Folded {
  /** The first number from which on the changes are complete. */
  first: number;
  /** The last change there is. */
  last: number;
}
