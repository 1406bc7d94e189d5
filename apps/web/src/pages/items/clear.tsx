import { clearDone } from '../../api/todos';
import { actionPage } from '../../features/board/actions/action-page';
import { WorkspacePage } from '../../features/board/workspace-page';
import { orLogIn } from '../../features/login/log-in-page';
import { actionKey } from '../../server/forms/one-time-key';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { value, token } = await clearDone(post.visit.caller, { key: actionKey(post) });
  const moved = value.deleted === 1 ? 'One done todo is' : `${value.deleted} done todos are`;
  return { answer: value, token, flash: { text: `${moved} in the trash, where they can be restored.` } };
});
