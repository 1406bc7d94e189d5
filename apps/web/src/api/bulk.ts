import { BulkAnswer, type BulkOperation } from '@todo/shared/todos/bulk';
import { type ApiResponse, type RequestContext, request } from './sending/request';

interface Guards {
  /** One-time key: the same write sent twice happens once, even if a proxy repeats it. */
  key: string;
}

/** POST /todo/bulk: each by itself, so that one that is gone does not stop the others. */
export function bulkTodos(
  context: RequestContext,
  operations: BulkOperation[],
  guards: Guards,
): Promise<ApiResponse<BulkAnswer>> {
  return request(context, 'POST', '/todo/bulk', {
    body: { atomic: false, operations },
    returns: BulkAnswer,
    ...guards,
  });
}

/** POST /todo/actions/<id>/undo: what was not changed since. */
export function undoAction(context: RequestContext, id: string, guards: Guards): Promise<ApiResponse<BulkAnswer>> {
  const path = `/todo/actions/${encodeURIComponent(id)}/undo`;
  return request(context, 'POST', path, { query: { atomic: 'false' }, returns: BulkAnswer, ...guards });
}
