import { emptyTrash, purgeTodo } from '../../api/todos';
import { m } from '../../messages/messages';
import { actionKey } from '../../server/forms/submitted-key';
import { actionPage } from '../board/actions/action-page';

/** /items/<id>/purge */
export const purgeRoute = actionPage(async (post) => {
  const { consistencyToken } = await purgeTodo(post.context.request, post.id, { key: actionKey(post) });
  return { answer: {}, consistencyToken, flash: { text: m.purged() } };
});

/** /trash/empty */
export const emptyTrashRoute = actionPage(async (post) => {
  const { value, consistencyToken } = await emptyTrash(post.context.request, { key: actionKey(post) });
  return { answer: value, consistencyToken, flash: { text: m.trash_emptied({ count: value.deleted }) } };
});
