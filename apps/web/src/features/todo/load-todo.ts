import type { ParsedUrlQuery } from 'node:querystring';
import { labelsIn } from '@todo/shared/todos/label-key';
import { ApiError } from '../../api/sending/api-error';
import { getTodo } from '../../api/todos';
import { idOf } from '../../server/forms/id';
import { listOf, localPath, siteUrl } from '../../server/forms/local-path';
import { type Loaded, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, refusalOf, withRefusal } from '../../server/refusal';
import { membersOf } from '../lists/members-of';
import { loadHistory } from './history/load-history';
import { editForm, newForm } from './load-todo-form';
import { renderNotes } from './notes/render-notes';
import { parseLine } from './parse-line';
import type { TodoFields } from './todo-fields';
import type { TodoFormProps } from './todo-form';
import type { TodoPageProps } from './todo-page';

/** /items/new */
export const newTodoRoute = page<TodoFormProps>(async (context, { query }) => {
  const back = localPath(String(query.back ?? '/'));
  const typed = query.read ? readIn(query, context) : typedIn(query);
  return newForm(context, back, typed, await membersOf(context, listOf(back)));
});

/** /items/<id> */
export const todoRoute = page<TodoPageProps>((context, { params, query, req }) => {
  const back = localPath(query.back ? String(query.back) : pathOf(req.headers.referer));
  return loadTodoPage(context, idOf(params?.id), back, { before: idOf(query.before) });
});

/**
 * The page of a todo, with its history.
 * @param back page to return to from there
 * @param shown `before`: number of a change, for a page of the history; `failed`: why a form of the page was rejected
 */
export async function loadTodoPage(
  context: PageContext,
  id: number | undefined,
  back: string,
  { before, failed }: { before?: number | undefined; failed?: FailedSubmission } = {},
): Promise<Loaded<TodoPageProps>> {
  try {
    if (id === undefined) throw notFound(context.request.requestId);
    const { value } = await getTodo(context.request, id);
    const members = await membersOf(context, value.list);
    const form = editForm(context, value, back, members);
    const history = await loadHistory(context, value, members, before);
    const notes = renderNotes(value.content, value.version);
    return withRefusal(failed, { ...form.props, history, notes });
  } catch (error) {
    return withRefusal(failed ?? refusalOf(error), { frame: context.frame });
  }
}

/** The board or list view that the visitor came from, with its filter. */
function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname === '/' ? `/${search}` : '/';
}

function notFound(requestId: string): ApiError {
  return new ApiError({ status: 404, code: 'not-found', detail: 'no todo has this address', request_id: requestId });
}

/** Initial values from the query: sent along by the quick-add line, or shared by another app. */
function typedIn(query: ParsedUrlQuery): Partial<TodoFields> {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined);
  const texts = { title: text('title'), content: text('content'), due: text('due'), status: text('status') };
  const typed = { ...texts, priority: text('priority'), labels: text('labels') };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value));
}

/** The same, with the date, the priority and the labels that are parsed from the line. */
function readIn(query: ParsedUrlQuery, context: PageContext): Partial<TodoFields> {
  const typed = typedIn(query);
  const { title, due = typed.due, repeat, priority, labels = [] } = parseLine(typed.title ?? '', context);
  const marks = { ...(priority && { priority: String(priority) }), labels: joined(typed.labels, labels) };
  return { ...typed, title, due: due ?? '', ...(repeat && { repeat }), ...marks };
}

function joined(typed: string | undefined, labels: string[]): string {
  return [...labelsIn(typed ?? ''), ...labels].join(', ');
}

/** The page that the page of a todo at `path` returns to. */
export function backOf(path: string): string {
  return localPath(siteUrl(path).searchParams.get('back'));
}
