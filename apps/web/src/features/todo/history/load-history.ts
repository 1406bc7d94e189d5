import type { Member } from '@todo/shared/lists/member';
import type { Todo } from '@todo/shared/todos/todo';
import { getHistory } from '../../../api/history';
import type { PageContext } from '../../../server/page-context';
import { type ShownChange, shown } from './shown-change';

/** Changes of a page; the rest is a page further. */
const pageRows = 20;

export interface TodoHistory {
  /** null where they cannot be had just now. */
  changes: ShownChange[] | null;
  /** Number of the change before which the next page begins; null on the last one. */
  older: number | null;
  /** This is not the newest page. */
  isOlder: boolean;
  list: number | null;
  /** Version of the todo that the page shows: an earlier text replaces this one and no other. */
  version: number;
}

/**
 * What happened to a todo. The page of a todo is worth more than its history.
 * @param members of its list
 * @param before number of a change, for the page with those before it
 */
export async function loadHistory(
  { request }: PageContext,
  { id, list, version }: Todo,
  members: readonly Member[],
  before: number | undefined,
): Promise<TodoHistory> {
  const place = { isOlder: before !== undefined, list: list ?? null, version };
  try {
    const { value } = await getHistory(request, id, { before, limit: pageRows });
    const changes = value.changes.map((change) => shown(change, members));
    return { ...place, changes, older: value.more ? value.last : null };
  } catch {
    return { ...place, changes: null, older: null };
  }
}
