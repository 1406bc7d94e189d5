import { listLists } from '../../api/lists';
import { type Loaded, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, withRefusal } from '../../server/refusal';
import type { ListsProps } from './lists-page';
import { listRefusalOf } from './refusals';

/** /my/lists */
export const listsRoute = page<ListsProps>((context) => loadListsPage(context));

/**
 * All lists of the visitor, and the deleted ones that they own.
 * @param failed why a form of the page was rejected
 * @param typed the name in that form
 */
export async function loadListsPage(
  context: PageContext,
  failed?: FailedSubmission,
  typed = '',
): Promise<Loaded<ListsProps>> {
  const frame = { ...context.frame, here: '/my/lists' };
  try {
    const [lists, trash] = await Promise.all([listLists(context.request), listLists(context.request, true)]);
    return { ...withRefusal(failed, { frame, lists: lists.value, trash: trash.value, typed }), live: true };
  } catch (error) {
    return {
      ...withRefusal(failed ?? listRefusalOf(error, 'lists'), { frame, lists: [], trash: [], typed }),
      live: true,
    };
  }
}
