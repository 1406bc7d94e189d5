import { restoreTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { actionKey } from '../../../server/forms/submitted-key';
import { toCard } from '../../../ui/to-card';
import { actionPage } from './action-page';

/** /items/<id>/restore: takes the todo back out of the trash. */
export const restoreRoute = actionPage(async (post) => {
  const { id, context } = post;
  const { value, consistencyToken } = await restoreTodo(context.request, id, { key: actionKey(post) });
  const flash = { text: m.restored({ title: value.title }), undo: { id, version: value.version } };
  return { answer: { card: toCard(value) }, consistencyToken, flash, anchor: `todo-${id}` };
});
