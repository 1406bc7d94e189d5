import { createTodo } from '../../api/todos';
import { workspacePage } from '../../features/board/load-workspace-page';
import { WorkspacePage, type WorkspaceProps } from '../../features/board/workspace-page';
import { orLogIn } from '../../features/login/log-in-page';
import { refusedForm } from '../../features/todo/load-todo-form';
import { changeOf } from '../../features/todo/todo-fields';
import { TodoForm, type TodoFormProps } from '../../features/todo/todo-form';
import { formPage } from '../../server/forms/form-page';
import { refusalOf } from '../../server/refusal';
import { toCard } from '../../ui/to-card';

/** The page that a refused form is shown on again: the board with its line, or the full form. */
function Refused(props: WorkspaceProps | TodoFormProps) {
  return 'workspace' in props ? <WorkspacePage {...props} /> : <TodoForm {...props} />;
}

export default orLogIn(Refused);

export const getServerSideProps = formPage<WorkspaceProps | TodoFormProps>({
  async act({ form, visit, key }) {
    const { value, token } = await createTodo(visit.caller, changeOf(form), { key });
    return {
      answer: { card: toCard(value) },
      token,
      flash: { text: `Added “${value.title}”.` },
      anchor: `todo-${value.id}`,
    };
  },
  refuse(post, error) {
    const refused = refusalOf(error);
    if (post.form.has('full')) return Promise.resolve(refusedForm(post, refused));
    return workspacePage(post.visit, post.back, refused, post.form.get('title') ?? '');
  },
});
