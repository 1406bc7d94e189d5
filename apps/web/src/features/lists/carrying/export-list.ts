import { ExportForm } from '@todo/shared/todos/list-export';
import { getList } from '../../../api/lists';
import { passThrough } from '../../../api/sending/pass-through';
import { page } from '../../../server/page';
import { refusalOf, withRefusal } from '../../../server/refusal';
import type { FailedProps } from '../../../ui/pages/failed-page';
import { listIdOf } from '../load-list';

/** /my/lists/<id>/export?format=<form>: a list as a file. */
export const exportListRoute = page<FailedProps>(async ({ request, frame }, { req, res, params, query }) => {
  const form = ExportForm.safeParse(query.format);
  if (!form.success) return 'not-found';
  try {
    const list = listIdOf(params?.list);
    // Redirects to the log-in if that is needed; a file could not say so.
    await getList(request, list);
    await passThrough(req, res, `/lists/${list}/export?format=${form.data}`, {
      ...(request.sessionToken && { authorization: `Bearer ${request.sessionToken}` }),
      'consistency-token': request.consistencyToken ?? '',
    });
    return 'answered';
  } catch (error) {
    return withRefusal(refusalOf(error), { frame });
  }
});
