import { emptyTrash } from '../../api/todos';
import { orLogIn } from '../../components/log-in-page';
import { WorkspacePage } from '../../components/workspace-page';
import { actionPage } from '../../forms/action-page';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async ({ visit }) => {
  const { value, token } = await emptyTrash(visit.caller);
  const text = value.deleted === 1 ? 'One todo is gone for good.' : `${value.deleted} todos are gone for good.`;
  return { answer: value, token, flash: { text } };
});
