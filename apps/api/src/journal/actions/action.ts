import type { ChangeKind } from '@todo/shared/journal/change';

/** Changes of one list that were made at once: they have consecutive numbers, since the list is locked meanwhile. */
export interface ActionRange {
  list: number;
  first: number;
  last: number;
}

/** One change of an action, without its texts. */
export interface ActionChange {
  list: number;
  seq: number;
  todo: number;
  kind: ChangeKind;
}
