import type { Todo } from '@todo/shared/todos/todo';
import type { Card } from '../../../ui/card';
import { toCard } from '../../../ui/to-card';

/** A change of a list, reduced to what a board needs. */
export interface Change {
  kind: string;
  /** Id of the list that it happened in. */
  list: number;
  /** Name of the person who made it; null where people have no names. */
  by: string | null;
  id: number;
  /** The todo afterwards; undefined if it is no longer in the list. */
  card: Card | undefined;
  /** Its previous status, if that has changed. */
  statusBefore: Card['status'] | undefined;
  /** It says nothing of priority and labels: the release before, which does not know them, has written the todo. */
  isPartial?: boolean;
}

interface WireChange {
  kind: string;
  by: { name: string } | null;
  todo: Partial<Todo> & { id: number };
  before: { status?: Card['status'] } | null;
}

const gone = new Set(['trashed', 'left', 'purged']);

/** @param data payload of an event of this list */
export function toChange(list: number, data: unknown): Change {
  // Not validated: the site and its script are of one release, and the API's contract defines the payload.
  const { kind, by, todo, before } = data as WireChange;
  const isThere = todo.title !== undefined && !gone.has(kind);
  return {
    kind,
    list,
    by: by?.name ?? null,
    id: todo.id,
    card: isThere ? toCard(todo as Todo) : undefined,
    isPartial: todo.labels === undefined,
    statusBefore: before?.status ?? (kind === 'trashed' ? todo.status : undefined),
  };
}
