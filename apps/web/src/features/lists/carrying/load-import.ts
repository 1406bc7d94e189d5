import { getList } from '../../../api/lists';
import { type Loaded, page } from '../../../server/page';
import type { PageContext } from '../../../server/page-context';
import { type FailedSubmission, withRefusal } from '../../../server/refusal';
import { listIdOf } from '../load-list';
import { listRefusalOf } from '../refusals';
import type { ImportProps } from './import-page';

/** /my/lists/<id>/import */
export const importPageRoute = page<ImportProps>((context, { params }) =>
  loadImportPage(context, listIdOf(params?.list)),
);

/** @param failed why a file was refused */
export async function loadImportPage(
  context: PageContext,
  id: number,
  failed?: FailedSubmission,
): Promise<Loaded<ImportProps>> {
  const frame = { ...context.frame, here: `/my/lists/${id}/import` };
  try {
    const { value: list } = await getList(context.request, id);
    return { ...withRefusal(failed, { frame, list }), live: true };
  } catch (error) {
    return { ...withRefusal(failed ?? listRefusalOf(error, 'import'), { frame, list: null }), live: true };
  }
}
