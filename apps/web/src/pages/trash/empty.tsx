import { emptyTrash } from '../../api/todos';
import { orLogIn } from '../../components/log-in-page';
import { WorkspacePage } from '../../components/workspace-page';
import { actionPage } from '../../forms/action-page';
import { actionKey } from '../../forms/one-time-key';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { value, token } = await emptyTrash(post.visit.caller, { key: actionKey(post) });
  const text = value.deleted === 1 ? 'One todo is gone for good.' : `${value.deleted} todos are gone for good.`;
  return { answer: value, token, flash: { text } };
});
