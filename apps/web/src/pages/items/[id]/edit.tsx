import type { Todo } from '@todo/shared/todo';
import { ApiError } from '../../../api/api-error';
import { changeTodo, getTodo } from '../../../api/todos';
import { orLogIn } from '../../../features/login/log-in-page';
import { conflictForm, refusedForm } from '../../../features/todo/load-todo-form';
import { changeOf, realChange } from '../../../features/todo/todo-fields';
import { TodoForm, type TodoFormProps } from '../../../features/todo/todo-form';
import { type Done, formPage } from '../../../server/forms/form-page';
import { refusalOf } from '../../../server/refusal';
import { toCard } from '../../../ui/to-card';

export default orLogIn(TodoForm);

export const getServerSideProps = formPage<TodoFormProps>(
  {
    async act({ id, form, visit, key }) {
      const version = Number(form.get('version')) || undefined;
      const before = form.has('full') ? (await getTodo(visit.caller, id)).value : undefined;
      const change = before ? realChange(changeOf(form), before) : changeOf(form);
      if (before && Object.keys(change).length === 0) return saved(before);
      const { value, token } = await changeTodo(visit.caller, id, change, { key, version });
      return { ...saved(value), token };
    },
    async refuse(post, error) {
      const refused = refusalOf(error);
      if (error instanceof ApiError && error.current) return conflictForm(post, refused, error.current);
      const again = refusedForm(post, refused);
      again.props.gone = refused.status === 404;
      return again;
    },
  },
  (id) => `/items/${id}`,
);

function saved(todo: Todo): Done {
  return { answer: { card: toCard(todo) }, flash: { text: `Saved “${todo.title}”.` }, anchor: `todo-${todo.id}` };
}
