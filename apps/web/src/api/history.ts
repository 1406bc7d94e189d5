import { ChangePage } from '@todo/shared/journal/change';
import { Todo } from '@todo/shared/todos/todo';
import { type ApiResponse, type RequestContext, request } from './sending/request';

/**
 * GET /todo/<id>/history: what happened to a todo in the list where it is, newest first, also to one in the trash.
 * @param page `before`: the number of a change, for those before it
 */
export function getHistory(
  context: RequestContext,
  id: number,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<ApiResponse<ChangePage>> {
  const query = { before: before?.toString(), limit: String(limit) };
  return request(context, 'GET', `/todo/${id}/history`, { query, returns: ChangePage });
}

/**
 * POST /todo/changes/<seq>/undo: takes back one change of a list; the own one without `list`.
 * @throws ApiError `undo-refused` with the change that stands in the way, `changes-folded`
 */
export function undoChange(
  context: RequestContext,
  { seq, list }: { seq: number; list: number | undefined },
  guards: { key: string },
): Promise<ApiResponse<Todo>> {
  const query = { list: list?.toString() };
  return request(context, 'POST', `/todo/changes/${seq}/undo`, { query, returns: Todo, ...guards });
}
