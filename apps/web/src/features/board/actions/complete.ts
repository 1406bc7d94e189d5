import { changeTodo } from '../../../api/todos';
import { actionKey } from '../../../server/forms/submitted-key';
import { inZone } from '../../../server/zone';
import { toCard } from '../../../ui/to-card';
import { movedText } from '../moved-text';
import { actionPage } from './action-page';

/** /items/<id>/complete; the field `completed` is `false` to reopen the todo. */
export const completeRoute = actionPage(async (post) => {
  const { id, form, context } = post;
  const change = { completed: form.get('completed') !== 'false', ...inZone(context) };
  const { value, consistencyToken } = await changeTodo(context.request, id, change, { key: actionKey(post) });
  const flash = { text: movedText(value), undo: { id, version: value.version } };
  return { answer: { card: toCard(value) }, consistencyToken, flash, anchor: `todo-${id}` };
});
