import { restoreTodo } from '../../../api/todos';
import { orLogIn } from '../../../components/log-in-page';
import { WorkspacePage } from '../../../components/workspace-page';
import { actionPage } from '../../../forms/action-page';
import { actionKey } from '../../../forms/one-time-key';
import { toCard } from '../../../visit/to-card';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { id, visit } = post;
  const { value, token } = await restoreTodo(visit.caller, id, { key: actionKey(post) });
  return {
    answer: { card: toCard(value) },
    token,
    flash: { text: `Restored “${value.title}”.` },
    anchor: `todo-${id}`,
  };
});
