import type { Change } from '@todo/shared/journal/change';
import { getUser } from '../../../api/accounts';
import { getHistory, undoChange } from '../../../api/history';
import { ApiError } from '../../../api/sending/api-error';
import type { RequestContext } from '../../../api/sending/request';
import { m } from '../../../messages/messages';
import { idOf } from '../../../server/forms/id';
import type { FormOutcome, Post } from '../../../server/forms/post';
import { actionKey } from '../../../server/forms/submitted-key';
import type { PageContext } from '../../../server/page-context';
import { toCard } from '../../../ui/to-card';
import { backOf } from '../../todo/load-todo';
import { isTodoPage, sharedActionPage } from '../actions/action-page';

/** Changes read per request while searching for the one that made a version. */
const pageRows = 100;

/**
 * /items/<id>/undo: undoes one change of a todo, given by its number `seq` in the list or by the `version` that it gave
 * the todo. The page that sent the form (the board, or the page of the todo) shows why an undo is refused.
 */
export const undoRoute = sharedActionPage(undo);

async function undo(post: Post): Promise<FormOutcome> {
  const { id, form, context, back } = post;
  const seq = idOf(form.get('seq'));
  const change = seq === undefined ? await seek(post) : { seq, list: listIn(form) };
  const { value, consistencyToken } = await undoChange(context.request, change, { key: actionKey(post) });
  const { version, deleted } = value;
  const isGone = deleted !== undefined;
  return {
    answer: { version, ...(!isGone && { card: toCard(value) }) },
    consistencyToken,
    flash: { text: m.undone({ title: value.title }), undo: { id, version } },
    // A todo in the trash has no page.
    ...(isGone && isTodoPage(back) && { to: backOf(back) }),
    ...(!isGone && { anchor: isTodoPage(back) ? 'history' : `todo-${id}` }),
  };
}

function listIn(form: URLSearchParams): number | undefined {
  const list = form.get('list');
  return list === '0' ? 0 : idOf(list);
}

/**
 * Finds the change by which the visitor gave the todo a version.
 * @throws ApiError `undo-refused` if it is no longer kept, was in another list or was made by somebody else: then the
 * visitor's own write changed nothing, because it had been done before
 */
async function seek({ id, form, context }: Post): Promise<{ seq: number; list: number | undefined }> {
  const { request } = context;
  const version = Number(form.get('version'));
  for (let before: number | undefined; ; ) {
    const { value } = await getHistory(request, id, { before, limit: pageRows });
    const found = value.changes.find((change) => change.todo.version === version);
    if (found && !(await isMine(context, found))) throw refused(request, found);
    if (found) return { seq: found.seq, list: found.todo.list };
    if (!value.more || isOlder(value.changes, version)) break;
    before = value.last;
  }
  throw refused(request, undefined);
}

async function isMine({ request }: PageContext, { by }: Change): Promise<boolean> {
  return by === null || (await getUser(request)).value.id === by.id;
}

function refused({ requestId }: RequestContext, later: Change | undefined): ApiError {
  const detail = later ? 'somebody else has made this change' : 'there is no change with this version any more';
  return new ApiError({ status: 409, code: 'undo-refused', detail, request_id: requestId, later });
}

function isOlder(changes: Change[], version: number): boolean {
  return (changes.at(-1)?.todo.version ?? Number.POSITIVE_INFINITY) < version;
}
