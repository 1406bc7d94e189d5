import { ApiError } from '../../../api/api-error';
import { getHistory } from '../../../api/history';
import type { RequestContext } from '../../../api/request';
import { deleteTodo, getTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { actionKey } from '../../../server/forms/submitted-key';
import { actionPage } from './action-page';

/** Changes among which the deletion that was just made is looked for. */
const recent = 5;

/** /items/<id>/delete: into the trash. */
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

/** A todo that an earlier try with the same key has deleted is not found, and that is no failure. */
async function outcomeOf(context: RequestContext, id: number): Promise<string> {
  try {
    const { value } = await getTodo(context, id);
    return m.deleted({ title: value.title });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return m.deleted_unnamed();
    throw error;
  }
}

/** The version that the deletion gave the todo, by which it can be taken back; it is done even if that cannot be had. */
function versionInTrash(context: RequestContext, id: number): Promise<number | undefined> {
  return getHistory(context, id, { limit: recent }).then(
    ({ value }) => value.changes.find(({ kind }) => kind === 'trashed')?.todo.version,
    () => undefined,
  );
}
