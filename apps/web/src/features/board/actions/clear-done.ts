import { clearDone } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { listOf } from '../../../server/forms/local-path';
import { actionKey } from '../../../server/forms/submitted-key';
import { actionPage } from './action-page';

/** /items/clear */
export const clearDoneRoute = actionPage(async (post) => {
  const { value, consistencyToken } = await clearDone(post.context.request, listOf(post.back), {
    key: actionKey(post),
  });
  return { answer: value, consistencyToken, flash: { text: m.cleared({ count: value.deleted }) } };
});
