import { TodoPage, type TodoPageProps } from '../../todo/todo-page';
import { WorkspacePage, type WorkspaceProps } from '../workspace-page';

/** The page that says why something could not be undone: the board, or the page of the todo. */
export function UndoPage(props: WorkspaceProps | TodoPageProps) {
  return 'workspace' in props ? <WorkspacePage {...props} /> : <TodoPage {...props} />;
}
