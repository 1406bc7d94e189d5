import type { ParsedUrlQuery } from 'node:querystring';
import { ApiError } from '../../api/api-error';
import { getTodo } from '../../api/todos';
import { idOf } from '../../server/forms/id';
import { localPath } from '../../server/forms/local-path';
import { page } from '../../server/page';
import { refusalOf, withRefusal } from '../../server/refusal';
import type { FailedProps } from '../../ui/pages/failed-page';
import { dated } from './dated';
import { editForm, newForm } from './load-todo-form';
import type { TodoFields } from './todo-fields';
import type { TodoFormProps } from './todo-form';

/** /items/new */
export const newTodoRoute = page<TodoFormProps>(async (context, { query }) =>
  newForm(context, localPath(String(query.back ?? '/')), query.read ? dated(typedIn(query), context) : typedIn(query)),
);

/** /items/<id> */
export const todoRoute = page<TodoFormProps | FailedProps>(async (context, { params, query, req }) => {
  const id = idOf(params?.id);
  const back = localPath(query.back ? String(query.back) : pathOf(req.headers.referer));
  try {
    if (id === undefined) throw notFound(context.request.requestId);
    const { value } = await getTodo(context.request, id);
    return editForm(context, value, back);
  } catch (error) {
    return withRefusal(refusalOf(error), { frame: context.frame });
  }
});

/** Back to the board or list that the visitor came from, with its filter. */
function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname === '/' ? `/${search}` : '/';
}

function notFound(requestId: string): ApiError {
  return new ApiError({ status: 404, code: 'not-found', detail: 'no todo has this address', request_id: requestId });
}

/** What was typed before: the line of the board takes it along, and so does whoever shares a text. */
function typedIn(query: ParsedUrlQuery): Partial<TodoFields> {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined);
  const typed = { title: text('title'), content: text('content'), due: text('due'), status: text('status') };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value));
}
