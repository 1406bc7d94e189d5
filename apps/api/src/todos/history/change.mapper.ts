import type { Change } from '@todo/shared/journal/change';
import { type StoredTimestamp, toIso } from '../../database/sql/timestamp.js';
import type { Entry, Members } from '../../journal/entry.js';
import { labelsOf } from '../labels/label-text.js';
import type { TodoRow } from '../todo.entity.js';
import { toTodo } from '../todo.mapper.js';

/**
 * Maps a change to its API representation.
 * @param origin scheme and host by which the client reached us
 */
export function toChange({ seq, at, by, kind, action, todo, state, former }: Entry, origin: string): Change {
  return {
    seq,
    at: toIso(at),
    by: by && { id: by.id, name: by.name, ...(by.token !== null && { token: by.token }) },
    kind,
    ...(action !== null && { action }),
    todo: state ? toState(state, origin) : { id: todo },
    before: kind === 'filters' ? {} : toBefore(former, state),
  };
}

/** The todo after a change. Nothing is said of members that the release which wrote the change does not know. */
function toState(state: Members, origin: string): Change['todo'] {
  // What TodoJournal wrote is a row.
  const { priority, labels, ...rest } = toTodo(state as unknown as TodoRow, origin);
  return 'labels' in state ? { ...rest, priority, labels } : rest;
}

/** Former members under their names in the API. */
function toBefore(former: Members, state: Members | null): Change['before'] {
  const { position, updated, deleted, labels, ...same } = former as Partial<TodoRow>;
  const wasDone = former.status === 'DONE';
  return {
    ...same,
    ...(former.status !== undefined && wasDone !== (state?.status === 'DONE') && { completed: wasDone }),
    ...(position !== undefined && { order: position }),
    ...(labels !== undefined && { labels: labelsOf(labels) }),
    ...(updated !== undefined && { updated: toIso(updated) }),
    ...(deleted !== undefined && { deleted: isoOrNull(deleted) }),
  } as Change['before'];
}

function isoOrNull(time: StoredTimestamp | null): string | null {
  return time === null ? null : toIso(time);
}
