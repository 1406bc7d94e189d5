import { isQuickDay, quickDay } from '@todo/shared/dates/quick-days';
import type { BulkOperation } from '@todo/shared/todos/bulk';
import { labelsIn } from '@todo/shared/todos/label-key';
import { bulkTodos, undoAction } from '../../../api/bulk';
import { ApiError } from '../../../api/sending/api-error';
import type { TodoChange } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { idOf } from '../../../server/forms/id';
import type { Post } from '../../../server/forms/post';
import { actionKey } from '../../../server/forms/submitted-key';
import { problemLine } from '../../../server/problem-text';
import { dayIn, inZone } from '../../../server/zone';
import { actionPage } from '../actions/action-page';

/**
 * /items/bulk: changes several todos as one action. `id`: the todos, each in a field or comma-separated; another field
 * says what to do: `delete`, or the name of what is changed. With `due=day`, the date is in the field `day`;
 * with `label=add` and `label=remove`, the labels are in the field `labels`.
 */
export const bulkRoute = actionPage(async (post) => {
  const { form, context } = post;
  const ids = form.getAll('id').flatMap((text) => text.split(',').flatMap((id) => idOf(id) ?? []));
  if (ids.length === 0) return told(m.bulk_nothing());
  // Enter in the field of the labels, where no script tells which field it was.
  if (form.get('due') === 'day' && !form.get('day') && form.get('labels')) {
    form.delete('due');
    form.set('label', 'add');
  }
  if (form.get('due') === 'day' && !form.get('day')) return told(m.bulk_no_day());
  if (form.has('label') && labelsIn(form.get('labels') ?? '').length === 0) return told(m.bulk_no_label());
  const operations = [...new Set(ids)].map((id) => operationOn(id, post));
  const { value, consistencyToken } = await bulkTodos(context.request, operations, { key: actionKey(post) });
  const problems = value.results.flatMap(({ problem }) => problem ?? []);
  const [first] = problems;
  const count = value.results.length - problems.length;
  // Nothing was changed: rejects the form with the first reason, as for a single todo.
  if (first && count === 0) throw new ApiError(first);
  const done = form.has('delete') ? m.bulk_deleted({ count }) : m.bulk_changed({ count });
  const text = first
    ? m.bulk_some({ done, reason: m.bulk_failed({ count: problems.length, reason: problemLine(new ApiError(first)) }) })
    : done;
  return { ...told(text, value.action), consistencyToken };
});

/** /items/undo: undoes the action of several todos in the field `action`. */
export const undoActionRoute = actionPage(async (post) => {
  const { form, context } = post;
  const action = form.get('action');
  if (!action) return told(m.bulk_nothing());
  const { value, consistencyToken } = await undoAction(context.request, action, { key: actionKey(post) });
  const problems = value.results.flatMap(({ problem }) => problem ?? []);
  const [first] = problems;
  if (first && problems.length === value.results.length) throw new ApiError(first);
  const text = first ? m.bulk_undone_some({ count: problems.length }) : m.bulk_undone();
  return { ...told(text, value.action), consistencyToken };
});

function operationOn(id: number, post: Post): BulkOperation {
  const { form, context } = post;
  if (form.has('delete')) return { method: 'DELETE', id };
  const [status, assignee, list] = [form.get('status'), form.get('assignee'), form.get('list')];
  const body: TodoChange = {
    ...(status && { status, ...inZone(context) }),
    ...(form.has('due') && { due: dueOf(post) }),
    ...(assignee !== null && { assignee: Number(assignee) || null }),
    ...(list && { list: Number(list) }),
    ...(form.has('label') && {
      [form.get('label') === 'remove' ? 'removeLabels' : 'addLabels']: labelsIn(form.get('labels') ?? ''),
    }),
  };
  return { method: 'PATCH', id, body };
}

/** As for a single todo; `day` is the date in the field with this name. */
function dueOf({ form, context }: Post): string | null {
  const due = form.get('due') ?? '';
  if (isQuickDay(due)) return quickDay(due, dayIn(context.timeZone ?? 'UTC') ?? '');
  return (due === 'day' ? form.get('day') : due) || null;
}

function told(text: string, action: string | null = null) {
  return { answer: { text, action }, flash: { text, ...(action && { action }) } };
}
