import type { Member } from '@todo/shared/lists/member';
import type { Todo } from '@todo/shared/todos/todo';
import { getHistory } from '../../../api/history';
import type { PageContext } from '../../../server/page-context';
import { type ShownChange, shown } from './shown-change';

/** Changes per page. */
const pageRows = 20;

export interface TodoHistory {
  /** null if they could not be loaded. */
  changes: ShownChange[] | null;
  /** Number of the change before which the next page begins; null on the last page. */
  older: number | null;
  /** This is not the newest page. */
  isOlder: boolean;
  list: number | null;
  /** Version of the todo on the page: restoring an earlier text replaces only this one. */
  version: number;
}

/**
 * The history of a todo. If it cannot be loaded, the todo is shown without it.
 * @param members of its list
 * @param before number of a change, for the page with the changes before it
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
