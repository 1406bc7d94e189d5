import { getHistory } from '../../../api/history';
import { ApiError } from '../../../api/sending/api-error';
import type { RequestContext } from '../../../api/sending/request';
import { deleteTodo, getTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { actionKey } from '../../../server/forms/submitted-key';
import { actionPage } from './action-page';

/** How many of the newest changes are searched for the deletion that was just made. */
const recent = 5;

/** /items/<id>/delete: moves the todo to the trash. */
export const deleteRoute = actionPage(async (post) => {
  const { id, context } = post;
  const text = await outcomeOf(context.request, id);
  const { consistencyToken } = await deleteTodo(context.request, id, { key: actionKey(post) });
  const version = await versionInTrash({ ...context.request, consistencyToken }, id);
  return {
    answer: { version },
    consistencyToken,
    flash: { text, ...(version !== undefined && { undo: { id, version } }) },
  };
});

/** A todo that an earlier attempt with the same key has deleted is not found; that is not an error. */
async function outcomeOf(context: RequestContext, id: number): Promise<string> {
  try {
    const { value } = await getTodo(context, id);
    return m.deleted({ title: value.title });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return m.deleted_unnamed();
    throw error;
  }
}

/** The version that the deletion gave the todo, for undo; undefined if it cannot be read. */
function versionInTrash(context: RequestContext, id: number): Promise<number | undefined> {
  return getHistory(context, id, { limit: recent }).then(
    ({ value }) => value.changes.find(({ kind }) => kind === 'trashed')?.todo.version,
    () => undefined,
  );
}
