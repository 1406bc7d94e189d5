import type { Todo } from '@todo/shared/todos/todo';
import { ApiError } from '../../api/api-error';
import { changeTodo, getTodo } from '../../api/todos';
import { m } from '../../messages/messages';
import type { FormOutcome } from '../../server/forms/post';
import { refusalOf } from '../../server/refusal';
import { toCard } from '../../ui/to-card';
import { formPage } from '../login/form-page-behind-log-in';
import { conflictForm, refusedForm } from './load-todo-form';
import { changeOf, realChange } from './todo-fields';
import type { TodoFormProps } from './todo-form';

/** /items/<id>/edit, for the editor on a card and for the full form. */
export const editRoute = formPage<TodoFormProps>(
  {
    async act({ id, form, context, key }) {
      const version = Number(form.get('version')) || undefined;
      const before = form.has('full') ? (await getTodo(context.request, id)).value : undefined;
      const change = before ? realChange(changeOf(form), before) : changeOf(form);
      if (before && Object.keys(change).length === 0) return saved(before);
      const { value, consistencyToken } = await changeTodo(context.request, id, change, { key, version });
      return { ...saved(value), consistencyToken };
    },
    async refuse(post, error) {
      const failed = refusalOf(error);
      if (error instanceof ApiError && error.current) return conflictForm(post, failed, error.current);
      const again = refusedForm(post, failed);
      again.props.gone = failed.status === 404;
      return again;
    },
  },
  (id) => `/items/${id}`,
);

function saved(todo: Todo): FormOutcome {
  return { answer: { card: toCard(todo) }, flash: { text: m.saved({ title: todo.title }) }, anchor: `todo-${todo.id}` };
}
