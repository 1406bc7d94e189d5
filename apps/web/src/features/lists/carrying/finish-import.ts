import { finishImport } from '../../../api/imports';
import { getList } from '../../../api/lists';
import { m } from '../../../messages/messages';
import { pageWithForm } from '../../../server/forms/form-page';
import type { Post } from '../../../server/forms/post';
import { boardOf } from '../../../ui/list-names';
import { formPage } from '../../login/form-page-behind-log-in';
import { listIdOf } from '../load-list';
import { listRefusalOf } from '../refusals';
import { choicesIn, inApi, loadPreviewPage, previewRoute } from './load-preview';
import type { PreviewProps } from './preview-page';

/** /my/lists/<id>/import/<upload>: the preview of a file, and its import. */
export const uploadRoute = pageWithForm(
  previewRoute,
  formPage<PreviewProps>({
    async act(post) {
      const { context, key } = post;
      const { list, upload, choices } = placeOf(post);
      const { value, consistencyToken } = await finishImport(context.request, list, inApi(context, upload, choices), {
        key,
      });
      const { value: target } = await getList(context.request, list);
      const flash = { text: m.import_done({ count: value.todos }), ...(value.action && { action: value.action }) };
      return { answer: {}, consistencyToken, flash, to: boardOf(target) };
    },
    refuse(post, error) {
      const { list, upload, choices } = placeOf(post);
      return loadPreviewPage(post.context, list, upload, choices, listRefusalOf(error, 'import'));
    },
  }),
);

function placeOf({ path, form }: Post) {
  const [, list, upload = ''] = /\/lists\/([^/]+)\/import\/([^/]+)$/.exec(path) ?? [];
  return { list: listIdOf(list), upload, choices: choicesIn((name) => form.get(name)) };
}
