import { createTodo } from '../../api/todos';
import { orLogIn } from '../../components/log-in-page';
import { TodoForm, type TodoFormProps } from '../../components/todo-form';
import { WorkspacePage, type WorkspaceProps } from '../../components/workspace-page';
import { formPage } from '../../forms/form-page';
import { changeOf } from '../../forms/todo-fields';
import { refusalOf } from '../../visit/refusal';
import { toCard } from '../../visit/to-card';
import { refusedForm } from '../../visit/todo-form-page';
import { workspacePage } from '../../visit/workspace-page';

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
