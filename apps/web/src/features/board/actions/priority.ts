import { priorityOf } from '@todo/shared/todos/priority';
import { changeTodo } from '../../../api/todos';
import { actionKey } from '../../../server/forms/submitted-key';
import { toCard } from '../../../ui/to-card';
import { prioritySetText } from '../priority-set-text';
import { actionPage } from './action-page';

/** /items/<id>/priority: 1 to 3; empty clears it. */
export const priorityRoute = actionPage(async (post) => {
  const { id, context, form } = post;
  const change = { priority: priorityOf(form.get('priority')) };
  const { value, consistencyToken } = await changeTodo(context.request, id, change, { key: actionKey(post) });
  const flash = { text: prioritySetText(value), undo: { id, version: value.version } };
  return { answer: { card: toCard(value) }, consistencyToken, flash, anchor: `todo-${id}` };
});
