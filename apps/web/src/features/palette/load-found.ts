import { listLists } from '../../api/lists';
import { ApiError } from '../../api/sending/api-error';
import { listTodos } from '../../api/todos';
import { writeJson } from '../../server/answer-json';
import { page } from '../../server/page';
import { boardOf, listName } from '../../ui/list-names';
import type { Found } from './found';

/** Maximum number of todos in the result; a longer query finds the others. */
const todoRows = 20;

/** /find?q=: lists and todos for the command palette, as JSON. */
export const foundRoute = page<Record<string, never>>(async ({ request, timeZone }, { query, res }) => {
  const q = typeof query.q === 'string' ? query.q.trim() : '';
  try {
    const filter = { list: 'ALL', status: 'ALL', sort: '-updated', q, tz: timeZone ?? 'UTC' };
    const [lists, todos] = await Promise.all([
      listLists(request),
      q ? listTodos(request, filter, { limit: todoRows }) : undefined,
    ]);
    const names = new Map(lists.value.map((list) => [list.id, list.own ? null : listName(list)]));
    const found: Found = {
      lists: lists.value.map((list) => ({ id: list.id, name: listName(list), href: boardOf(list) })),
      todos: (todos?.value ?? []).map(({ id, title, status, list }) => ({
        id,
        title,
        status,
        list: names.get(list ?? 0) ?? null,
      })),
    };
    writeJson(res, 200, found);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The status alone: a log-in page would be of no use to the script.
    writeJson(res, error.status, { lists: [], todos: [] });
  }
  return 'answered';
});
