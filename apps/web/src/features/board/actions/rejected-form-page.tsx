import { TodoForm, type TodoFormProps } from '../../todo/todo-form';
import { WorkspacePage, type WorkspaceProps } from '../workspace-page';

export type RejectedFormProps = WorkspaceProps | TodoFormProps;

/** The page that a refused new todo is shown on again: the board with its line, or the full form. */
export function RejectedFormPage(props: RejectedFormProps) {
  return 'workspace' in props ? <WorkspacePage {...props} /> : <TodoForm {...props} />;
}
