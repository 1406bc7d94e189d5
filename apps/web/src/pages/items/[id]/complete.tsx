import { changeTodo } from '../../../api/todos';
import { actionPage } from '../../../features/board/actions/action-page';
import { WorkspacePage } from '../../../features/board/workspace-page';
import { orLogIn } from '../../../features/login/log-in-page';
import { actionKey } from '../../../server/forms/one-time-key';
import { statusNames } from '../../../ui/model';
import { toCard } from '../../../ui/to-card';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { id, form, visit } = post;
  const change = { completed: form.get('completed') !== 'false' };
  const { value, token } = await changeTodo(visit.caller, id, change, { key: actionKey(post) });
  const text = `“${value.title}” moved to ${statusNames[value.status]}.`;
  return { answer: { card: toCard(value) }, token, flash: { text }, anchor: `todo-${id}` };
});
