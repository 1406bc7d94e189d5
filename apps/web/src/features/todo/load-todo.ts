import type { Member } from '@todo/shared/lists/member';
import { ApiError } from '../../api/api-error';
import { listMembers } from '../../api/lists';
import { getTodo } from '../../api/todos';
import { idOf } from '../../server/forms/id';
import { listOf, localPath } from '../../server/forms/local-path';
import { page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { refusalOf, withRefusal } from '../../server/refusal';
import type { FailedProps } from '../../ui/pages/failed-page';
import { editForm, newForm } from './load-todo-form';
import type { TodoFormProps } from './todo-form';

/** /items/new */
export const newTodoRoute = page<TodoFormProps>(async (context, { query }) => {
  const back = localPath(String(query.back ?? '/'));
  return newForm(context, back, await membersOf(context, listOf(back)));
});

/** /items/<id> */
export const todoRoute = page<TodoFormProps | FailedProps>(async (context, { params, query, req }) => {
  const id = idOf(params?.id);
  const back = localPath(query.back ? String(query.back) : pathOf(req.headers.referer));
  try {
    if (id === undefined) throw notFound(context.request.requestId);
    const { value } = await getTodo(context.request, id);
    return editForm(context, value, back, await membersOf(context, value.list));
  } catch (error) {
    return withRefusal(refusalOf(error), { frame: context.frame });
  }
});

/** Who can be asked to do a todo of a list; nobody in the own list, and where they cannot be had. */
async function membersOf({ request, auth }: PageContext, list: number | undefined): Promise<Member[]> {
  if (list === undefined || auth === 'open') return [];
  const { value } = await listMembers(request, list).catch(() => ({ value: [] }));
  return value.length > 1 ? value : [];
}

/** Back to the board or list one came from, with its filter. */
function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname === '/' ? `/${search}` : '/';
}

function notFound(requestId: string): ApiError {
  return new ApiError({ status: 404, code: 'not-found', detail: 'no todo has this address', request_id: requestId });
}
