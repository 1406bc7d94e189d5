import type { Change } from '@todo/shared/journal/change';
import { getUser } from '../../../api/accounts';
import { ApiError } from '../../../api/api-error';
import { getHistory, undoChange } from '../../../api/history';
import type { RequestContext } from '../../../api/request';
import { m } from '../../../messages/messages';
import { idOf } from '../../../server/forms/id';
import type { FormOutcome, Post } from '../../../server/forms/post';
import { actionKey } from '../../../server/forms/submitted-key';
import type { PageContext } from '../../../server/page-context';
import { toCard } from '../../../ui/to-card';
import { backOf } from '../../todo/load-todo';
import { isTodoPage, sharedActionPage } from './action-page';

/** Changes that are looked through at once for the one of a version. */
const pageRows = 100;

/**
 * /items/<id>/undo: takes back one change of a todo, which is named by its number `seq` in its list, or by the `version`
 * that it gave the todo. The page it is sent from says why that is refused: the board, or the page of the todo.
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
 * The change by which the visitor has given the todo a version.
 * @throws ApiError `undo-refused` if it is not kept, was in another list, or somebody else made it: what the visitor did
 * was done already, and has changed nothing
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
