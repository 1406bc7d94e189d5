import { previewImport } from '../../../api/imports';
import { getList } from '../../../api/lists';
import { type Loaded, page } from '../../../server/page';
import type { PageContext } from '../../../server/page-context';
import { type FailedSubmission, withRefusal } from '../../../server/refusal';
import { listIdOf } from '../load-list';
import { listRefusalOf } from '../refusals';
import type { Choices, PreviewProps } from './preview-page';

/** /my/lists/<id>/import/<upload>?from=<source>&dates=<order>&columns=<names> */
export const previewRoute = page<PreviewProps>((context, { params, query }) =>
  loadPreviewPage(
    context,
    listIdOf(params?.list),
    String(params?.upload),
    choicesIn((name) => query[name]),
  ),
);

export function choicesIn(value: (name: string) => unknown): Choices {
  const text = (name: string) => String(value(name) ?? '');
  return { from: text('from'), dates: text('dates'), columns: text('columns') };
}

/** @param failed why the import was refused */
export async function loadPreviewPage(
  context: PageContext,
  id: number,
  upload: string,
  choices: Choices,
  failed?: FailedSubmission,
): Promise<Loaded<PreviewProps>> {
  const { request, frame } = context;
  const basis = { frame, upload, choices, list: null, report: null };
  try {
    const list = (await getList(request, id)).value;
    try {
      const { value: report } = await previewImport(request, id, inApi(context, upload, choices));
      return { ...withRefusal(failed, { ...basis, list, report }), live: true };
    } catch (error) {
      return { ...withRefusal(failed ?? listRefusalOf(error, 'import'), { ...basis, list }), live: true };
    }
  } catch (error) {
    return { ...withRefusal(failed ?? listRefusalOf(error, 'import'), basis), live: true };
  }
}

/** The choices in the API's parameters. */
export function inApi({ timeZone }: PageContext, upload: string, choices: Choices) {
  return { upload, tz: timeZone ?? undefined, ...choices };
}
