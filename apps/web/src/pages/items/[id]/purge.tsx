import { purgeTodo } from '../../../api/todos';
import { orLogIn } from '../../../components/log-in-page';
import { WorkspacePage } from '../../../components/workspace-page';
import { actionPage } from '../../../forms/action-page';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async ({ id, visit }) => {
  const { token } = await purgeTodo(visit.caller, id);
  return { answer: {}, token, flash: { text: 'Deleted for good.' } };
});
