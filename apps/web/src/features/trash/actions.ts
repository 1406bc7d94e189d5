import { emptyTrash, purgeTodo } from '../../api/todos';
import { actionKey } from '../../server/forms/submitted-key';
import { actionPage } from '../board/actions/action-page';

/** /items/<id>/purge */
export const purgeRoute = actionPage(async (post) => {
  const { consistencyToken } = await purgeTodo(post.context.request, post.id, { key: actionKey(post) });
  return { answer: {}, consistencyToken, flash: { text: 'Deleted for good.' } };
});

/** /trash/empty */
export const emptyTrashRoute = actionPage(async (post) => {
  const { value, consistencyToken } = await emptyTrash(post.context.request, { key: actionKey(post) });
  const text = value.deleted === 1 ? 'One todo is gone for good.' : `${value.deleted} todos are gone for good.`;
  return { answer: value, consistencyToken, flash: { text } };
});
