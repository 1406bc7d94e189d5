import { changeTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { actionKey } from '../../../server/forms/submitted-key';
import { inZone } from '../../../server/zone';
import { dayText } from '../../../ui/dates/calendar-day';
import { toCard } from '../../../ui/to-card';
import { actionPage } from './action-page';

/** /items/<id>/repeat: skips to the next date without completing the todo (`skip`), or ends the series (`end`). */
export const repeatRoute = actionPage(async (post) => {
  const { id, form, context } = post;
  const isSkip = form.get('repeat') === 'skip';
  const change = isSkip ? ({ skip: true, ...inZone(context) } as const) : { repeat: null };
  const { value, consistencyToken } = await changeTodo(context.request, id, change, { key: actionKey(post) });
  const { title, due, version } = value;
  const text = isSkip && due ? m.skipped({ title, day: dayText(due, context.today) }) : m.repeat_ended({ title });
  return {
    answer: { card: toCard(value) },
    consistencyToken,
    flash: { text, undo: { id, version } },
    anchor: `todo-${id}`,
  };
});
