import type { Todo } from '@todo/shared/todos/todo';
import type { Card } from '../../../ui/card';
import { toCard } from '../../../ui/to-card';

/** A change of a list, as much of it as a board needs. */
export interface Change {
  kind: string;
  /** The list in which it happened. */
  list: number;
  /** Name of who made it; null where nobody has one. */
  by: string | null;
  id: number;
  /** The todo after it; undefined where it is not in the list any more. */
  card: Card | undefined;
  /** Its status before, if that has changed. */
  statusBefore: Card['status'] | undefined;
}

interface WireChange {
  kind: string;
  by: { name: string } | null;
  todo: Partial<Todo> & { id: number };
  before: { status?: Card['status'] } | null;
}

const gone = new Set(['trashed', 'left', 'purged']);

/** @param data of an event of this list */
export function toChange(list: number, data: unknown): Change {
  // The site and its script are of one release, and the API speaks a contract.
  const { kind, by, todo, before } = data as WireChange;
  const isThere = todo.title !== undefined && !gone.has(kind);
  return {
    kind,
    list,
    by: by?.name ?? null,
    id: todo.id,
    card: isThere ? toCard(todo as Todo) : undefined,
    statusBefore: before?.status ?? (kind === 'trashed' ? todo.status : undefined),
  };
}
