import { type Done, formPage, type Post } from '../../../server/forms/form-page';
import { refusalOf } from '../../../server/refusal';
import { workspacePage } from '../load-workspace-page';
import type { WorkspaceProps } from '../workspace-page';

/** A form of one button: when it is refused, the page it is on says why. */
export function actionPage(act: (post: Post) => Promise<Done>) {
  return formPage<WorkspaceProps>(
    { act, refuse: ({ visit, back }, error) => workspacePage(visit, back, refusalOf(error)) },
    (id) => (id ? `/items/${id}` : '/'),
  );
}
