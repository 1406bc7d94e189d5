import { clearDone } from '../../../api/todos';
import { listOf } from '../../../server/forms/local-path';
import { actionKey } from '../../../server/forms/submitted-key';
import { actionPage } from './action-page';

/** /items/clear */
export const clearDoneRoute = actionPage(async (post) => {
  const { value, consistencyToken } = await clearDone(post.context.request, listOf(post.back), {
    key: actionKey(post),
  });
  const moved = value.deleted === 1 ? 'One done todo is' : `${value.deleted} done todos are`;
  return { answer: value, consistencyToken, flash: { text: `${moved} in the trash, where they can be restored.` } };
});
