import type { Todo } from '@todo/shared/todo';
import { ApiError } from '../../../api/api-error';
import { changeTodo, getTodo } from '../../../api/todos';
import { orLogIn } from '../../../components/log-in-page';
import { TodoForm, type TodoFormProps } from '../../../components/todo-form';
import { type Done, formPage } from '../../../forms/form-page';
import { changeOf, realChange } from '../../../forms/todo-fields';
import { refusalOf } from '../../../visit/refusal';
import { toCard } from '../../../visit/to-card';
import { conflictForm, refusedForm } from '../../../visit/todo-form-page';

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
