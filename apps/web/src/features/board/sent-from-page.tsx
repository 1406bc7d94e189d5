import { TodoPage, type TodoPageProps } from '../todo/todo-page';
import { WorkspacePage, type WorkspaceProps } from './workspace-page';

/** The page that a rejected form was sent from, with the reason: the board, or the page of the todo. */
export function SentFromPage(props: WorkspaceProps | TodoPageProps) {
  return 'workspace' in props ? <WorkspacePage {...props} /> : <TodoPage {...props} />;
}
