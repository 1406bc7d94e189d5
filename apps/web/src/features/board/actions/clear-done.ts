import { clearDone } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { listOf } from '../../../server/forms/local-path';
import { actionKey } from '../../../server/forms/submitted-key';
import { actionPage } from './action-page';

/** /items/clear: all done todos of a list to the trash, as one action. */
export const clearDoneRoute = actionPage(async (post) => {
  const { value, consistencyToken } = await clearDone(post.context.request, listOf(post.back), {
    key: actionKey(post),
  });
  const text = m.cleared({ count: value.deleted });
  const { action = null } = value;
  return { answer: { text, action }, consistencyToken, flash: { text, ...(action && { action }) } };
});
