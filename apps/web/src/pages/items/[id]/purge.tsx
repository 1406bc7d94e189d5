import { purgeTodo } from '../../../api/todos';
import { orLogIn } from '../../../components/log-in-page';
import { WorkspacePage } from '../../../components/workspace-page';
import { actionPage } from '../../../forms/action-page';
import { actionKey } from '../../../forms/one-time-key';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { token } = await purgeTodo(post.visit.caller, post.id, { key: actionKey(post) });
  return { answer: {}, token, flash: { text: 'Deleted for good.' } };
});
