import type { Member } from '@todo/shared/lists/member';
import type { Todo } from '@todo/shared/todos/todo';
import { ApiError } from '../../api/sending/api-error';
import { changeTodo, getTodo } from '../../api/todos';
import { m } from '../../messages/messages';
import type { Post } from '../../server/forms/post';
import { refusalOf } from '../../server/refusal';
import { inZone } from '../../server/zone';
import { toCard } from '../../ui/to-card';
import { membersOf } from '../lists/members-of';
import { formPage } from '../login/form-page-behind-log-in';
import { conflictForm, refusedForm } from './load-todo-form';
import { changeOf, realChange } from './todo-fields';
import type { TodoFormProps } from './todo-form';

/** /items/<id>/edit, for the inline editor and for the full form. */
export const editRoute = formPage<TodoFormProps>(
  {
    async act({ id, form, context, key }) {
      const version = Number(form.get('version')) || undefined;
      const before = form.has('full') ? (await getTodo(context.request, id)).value : undefined;
      const change = before ? realChange(changeOf(form), before) : changeOf(form);
      if (before && Object.keys(change).length === 0) return saved(before);
      const today = inZone(context);
      const { value, consistencyToken } = await changeTodo(
        context.request,
        id,
        { ...change, ...today },
        { key, version },
      );
      const { flash, ...outcome } = saved(value);
      return { ...outcome, consistencyToken, flash: { ...flash, undo: { id, version: value.version } } };
    },
    async refuse(post, error) {
      const failed = refusalOf(error);
      const current = error instanceof ApiError ? error.current : undefined;
      if (current) return conflictForm(post, failed, current, await membersOf(post.context, current.list));
      const again = refusedForm(post, failed, await membersNear(post));
      again.props.gone = failed.status === 404;
      return again;
    },
  },
  (id) => `/items/${id}`,
);

/** Possible assignees, for a form that was rejected; empty if the form had no field for them. */
async function membersNear({ id, form, context }: Post): Promise<Member[]> {
  if (!form.has('assignee')) return [];
  const list = await getTodo(context.request, id).then(
    ({ value }) => value.list,
    () => undefined,
  );
  return membersOf(context, list);
}

function saved(todo: Todo) {
  return { answer: { card: toCard(todo) }, flash: { text: m.saved({ title: todo.title }) }, anchor: `todo-${todo.id}` };
}
