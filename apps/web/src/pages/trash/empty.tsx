import { emptyTrash } from '../../api/todos';
import { actionPage } from '../../features/board/actions/action-page';
import { WorkspacePage } from '../../features/board/workspace-page';
import { orLogIn } from '../../features/login/log-in-page';
import { actionKey } from '../../server/forms/one-time-key';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { value, token } = await emptyTrash(post.visit.caller, { key: actionKey(post) });
  const text = value.deleted === 1 ? 'One todo is gone for good.' : `${value.deleted} todos are gone for good.`;
  return { answer: value, token, flash: { text } };
});
