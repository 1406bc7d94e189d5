import { TodoForm, type TodoFormProps } from '../../todo/todo-form';
import { WorkspacePage, type WorkspaceProps } from '../workspace-page';

export type RejectedFormProps = WorkspaceProps | TodoFormProps;

/** Shows a rejected new todo again: in the quick-add line of the board, or in the full form. */
export function RejectedFormPage(props: RejectedFormProps) {
  return 'workspace' in props ? <WorkspacePage {...props} /> : <TodoForm {...props} />;
}
