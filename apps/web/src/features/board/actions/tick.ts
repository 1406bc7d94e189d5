import { ApiError } from '../../../api/sending/api-error';
import { changeTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { actionKey } from '../../../server/forms/submitted-key';
import { readBoxField } from '../../../ui/fields/read-box-field';
import { toCard } from '../../../ui/to-card';
import { isTodoPage, sharedActionPage } from './action-page';

/**
 * /items/<id>/tick: checks or unchecks one line of the notes. Only that line is sent, so edits that others have made to
 * the rest of the notes are kept.
 */
export const tickRoute = sharedActionPage(async (post) => {
  const { id, form, context, back } = post;
  const line = readBoxField(form.get('box') ?? '');
  if (!line) throw noLine(context.request.requestId);
  const { version, ...named } = line;
  const check = { ...named, ...(version > 0 && { version }) };
  const { value, consistencyToken } = await changeTodo(context.request, id, { check }, { key: actionKey(post) });
  const card = toCard(value);
  const text = m.checklist_of({ done: card.ticked, total: card.boxes });
  const flash = { text, undo: { id, version: value.version } };
  return { answer: { card }, consistencyToken, flash, anchor: isTodoPage(back) ? 'notes' : `todo-${id}` };
});

function noLine(requestId: string): ApiError {
  return new ApiError({ status: 409, code: 'line-gone', detail: 'the form names no line', request_id: requestId });
}
