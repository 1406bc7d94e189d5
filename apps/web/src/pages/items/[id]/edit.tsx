import { ApiError } from '../../../api/api-error';
import { changeTodo } from '../../../api/todos';
import { orLogIn } from '../../../components/log-in-page';
import { TodoForm, type TodoFormProps } from '../../../components/todo-form';
import { formPage } from '../../../forms/form-page';
import { changeOf } from '../../../forms/todo-fields';
import { refusalOf } from '../../../visit/refusal';
import { toCard } from '../../../visit/to-card';
import { conflictForm, refusedForm } from '../../../visit/todo-form-page';

export default orLogIn(TodoForm);

export const getServerSideProps = formPage<TodoFormProps>(
  {
    async act({ id, form, visit }) {
      const guards = { key: form.get('key') ?? undefined, version: Number(form.get('version')) || undefined };
      const { value, token } = await changeTodo(visit.caller, id, changeOf(form), guards);
      return {
        answer: { card: toCard(value) },
        token,
        flash: { text: `Saved “${value.title}”.` },
        anchor: `todo-${id}`,
      };
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
