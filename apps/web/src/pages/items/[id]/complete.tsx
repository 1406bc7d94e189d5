import { changeTodo } from '../../../api/todos';
import { orLogIn } from '../../../components/log-in-page';
import { statusNames } from '../../../components/model';
import { WorkspacePage } from '../../../components/workspace-page';
import { actionPage } from '../../../forms/action-page';
import { actionKey } from '../../../forms/one-time-key';
import { toCard } from '../../../visit/to-card';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { id, form, visit } = post;
  const change = { completed: form.get('completed') !== 'false' };
  const { value, token } = await changeTodo(visit.caller, id, change, { key: actionKey(post) });
  const text = `“${value.title}” moved to ${statusNames[value.status]}.`;
  return { answer: { card: toCard(value) }, token, flash: { text }, anchor: `todo-${id}` };
});
