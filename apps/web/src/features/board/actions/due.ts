import { isQuickDay, quickDay } from '@todo/shared/dates/quick-days';
import { changeTodo } from '../../../api/todos';
import type { Post } from '../../../server/forms/post';
import { actionKey } from '../../../server/forms/submitted-key';
import { dayIn } from '../../../server/zone';
import { toCard } from '../../../ui/to-card';
import { dueSetText } from '../due-set-text';
import { actionPage } from './action-page';

/** /items/<id>/due: one of the menu's dates by its name, or an ISO date; empty clears it. */
export const dueRoute = actionPage(async (post) => {
  const { id, context } = post;
  const { value, consistencyToken } = await changeTodo(
    context.request,
    id,
    { due: dueOf(post) },
    { key: actionKey(post) },
  );
  const flash = { text: dueSetText(value, context.today), undo: { id, version: value.version } };
  return { answer: { card: toCard(value) }, consistencyToken, flash, anchor: `todo-${id}` };
});

/** Where the visitor's time zone is unknown, today is the day in UTC; the response names the date. */
function dueOf({ form, context }: Post): string | null {
  const due = form.get('due') ?? '';
  return isQuickDay(due) ? quickDay(due, dayIn(context.timeZone ?? 'UTC') ?? '') : due || null;
}
