import { clearDone } from '../../api/todos';
import { orLogIn } from '../../components/log-in-page';
import { WorkspacePage } from '../../components/workspace-page';
import { actionPage } from '../../forms/action-page';
import { actionKey } from '../../forms/one-time-key';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { value, token } = await clearDone(post.visit.caller, { key: actionKey(post) });
  const moved = value.deleted === 1 ? 'One done todo is' : `${value.deleted} done todos are`;
  return { answer: value, token, flash: { text: `${moved} in the trash, where they can be restored.` } };
});
