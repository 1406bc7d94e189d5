import { changeTodo, type TodoChange } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { idOf } from '../../../server/forms/id';
import { actionKey } from '../../../server/forms/submitted-key';
import { inZone } from '../../../server/zone';
import { toCard } from '../../../ui/to-card';
import { movedText } from '../moved-text';
import { actionPage } from './action-page';

/** /items/<id>/move: changes the status, or moves the todo before or after another one. */
export const moveRoute = actionPage(async (post) => {
  const { id, form, context } = post;
  const guards = { key: actionKey(post), version: Number(form.get('version')) || undefined };
  const { value, consistencyToken } = await changeTodo(
    context.request,
    id,
    { ...moveOf(form), ...inZone(context) },
    guards,
  );
  const text = form.has('status') ? movedText(value) : m.moved({ title: value.title });
  const flash = { text, undo: { id, version: value.version } };
  return { answer: { card: toCard(value) }, consistencyToken, flash, anchor: `todo-${id}` };
});

function moveOf(form: URLSearchParams): TodoChange {
  const status = form.get('status');
  const before = idOf(form.get('before'));
  const after = idOf(form.get('after'));
  return { ...(status && { status }), ...(before && { before }), ...(after && { after }) };
}
