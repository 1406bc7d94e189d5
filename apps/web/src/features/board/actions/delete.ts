import { ApiError } from '../../../api/api-error';
import type { RequestContext } from '../../../api/request';
import { deleteTodo, getTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { actionKey } from '../../../server/forms/submitted-key';
import { actionPage } from './action-page';

/** /items/<id>/delete: into the trash. */
export const deleteRoute = actionPage(async (post) => {
  const { id, context } = post;
  const text = await outcomeOf(context.request, id);
  const { consistencyToken } = await deleteTodo(context.request, id, { key: actionKey(post) });
  return { answer: {}, consistencyToken, flash: { text, undo: id } };
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
