import { ApiError } from '../../../api/api-error';
import { getTodo } from '../../../api/todos';
import { editForm } from '../../../features/todo/load-todo-form';
import { TodoForm, type TodoFormProps } from '../../../features/todo/todo-form';
import { idOf } from '../../../server/forms/id';
import { localPath } from '../../../server/forms/local-path';
import { page } from '../../../server/page';
import { refusalOf } from '../../../server/refusal';
import { FailedPage, type FailedProps } from '../../../ui/pages/failed-page';

export default function Item(props: TodoFormProps | FailedProps) {
  return 'typed' in props ? <TodoForm {...props} key={props.frame.here} /> : <FailedPage {...props} />;
}

export const getServerSideProps = page<TodoFormProps | FailedProps>(async (visit, { params, query, req }) => {
  const id = idOf(params?.id);
  const back = localPath(query.back ? String(query.back) : pathOf(req.headers.referer));
  try {
    if (id === undefined) throw notFound(visit.caller.requestId);
    const { value } = await getTodo(visit.caller, id);
    return editForm(visit, value, back);
  } catch (error) {
    const { refusal, ...answer } = refusalOf(error);
    return { ...answer, props: { frame: visit.frame, refusal } };
  }
});

/** Back to the board or list one came from, with its filter. */
function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname === '/' ? `/${search}` : '/';
}

function notFound(requestId: string): ApiError {
  return new ApiError({ status: 404, code: 'not-found', detail: 'no todo has this address', request_id: requestId });
}
