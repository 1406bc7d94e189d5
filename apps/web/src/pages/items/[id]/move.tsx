import { changeTodo, type TodoChange } from '../../../api/todos';
import { actionPage } from '../../../features/board/actions/action-page';
import { WorkspacePage } from '../../../features/board/workspace-page';
import { orLogIn } from '../../../features/login/log-in-page';
import { idOf } from '../../../server/forms/id';
import { actionKey } from '../../../server/forms/one-time-key';
import { statusNames } from '../../../ui/model';
import { toCard } from '../../../ui/to-card';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { id, form, visit } = post;
  const version = Number(form.get('version')) || undefined;
  const { value, token } = await changeTodo(visit.caller, id, moveOf(form), { key: actionKey(post), version });
  const text = form.has('status')
    ? `“${value.title}” moved to ${statusNames[value.status]}.`
    : `“${value.title}” moved.`;
  return { answer: { card: toCard(value) }, token, flash: { text }, anchor: `todo-${id}` };
});

function moveOf(form: URLSearchParams): TodoChange {
  const status = form.get('status');
  const before = idOf(form.get('before'));
  const after = idOf(form.get('after'));
  return { ...(status && { status }), ...(before && { before }), ...(after && { after }) };
}
