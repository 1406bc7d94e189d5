import { purgeTodo } from '../../../api/todos';
import { actionPage } from '../../../features/board/actions/action-page';
import { WorkspacePage } from '../../../features/board/workspace-page';
import { orLogIn } from '../../../features/login/log-in-page';
import { actionKey } from '../../../server/forms/one-time-key';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { token } = await purgeTodo(post.visit.caller, post.id, { key: actionKey(post) });
  return { answer: {}, token, flash: { text: 'Deleted for good.' } };
});
