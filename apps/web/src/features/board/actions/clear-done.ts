import { clearDone } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { actionKey } from '../../../server/forms/submitted-key';
import { actionPage } from './action-page';

/** /items/clear */
export const clearDoneRoute = actionPage(async (post) => {
  const { value, consistencyToken } = await clearDone(post.context.request, { key: actionKey(post) });
  return { answer: value, consistencyToken, flash: { text: m.cleared({ count: value.deleted }) } };
});
