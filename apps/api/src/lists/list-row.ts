import type { List } from '@todo/shared/lists/list';
import type { Role } from '@todo/shared/lists/role';
import { toIso } from '../database/sql/timestamp.js';
import { isOwnList } from '../identity/own-list.js';
import type { ListEntity } from './list.entity.js';

/** A list as one of its members sees it. */
export interface ListRow extends ListEntity {
  role: Role;
  members: number;
}

/** The row is not in the state that the write expects. Carries the current row. */
export class ListMismatch extends Error {
  constructor(readonly current: ListRow) {
    super('the list changed since you read it');
  }
}

/**
 * Maps a row to its API representation.
 * @param origin scheme and host by which the client reached us
 */
export function toList(row: ListRow, origin: string): List {
  const { id, name, role, members, seq, version, created, deleted } = row;
  return {
    id,
    name,
    own: isOwnList(id),
    role,
    members,
    seq,
    version,
    created: toIso(created),
    url: `${origin}/lists/${id}`,
    ...(deleted !== null && { deleted: toIso(deleted) }),
  };
}
