import { deleteTodo, getTodo } from '../../../api/todos';
import { orLogIn } from '../../../components/log-in-page';
import { WorkspacePage } from '../../../components/workspace-page';
import { actionPage } from '../../../forms/action-page';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async ({ id, visit }) => {
  const { value } = await getTodo(visit.caller, id);
  const { token } = await deleteTodo(visit.caller, id);
  return { answer: {}, token, flash: { text: `Deleted “${value.title}”.`, undo: id } };
});
