import { restoreTodo } from '../../../api/todos';
import { actionPage } from '../../../features/board/actions/action-page';
import { WorkspacePage } from '../../../features/board/workspace-page';
import { orLogIn } from '../../../features/login/log-in-page';
import { actionKey } from '../../../server/forms/one-time-key';
import { toCard } from '../../../ui/to-card';

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
