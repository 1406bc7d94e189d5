import type { FormOutcome, Post } from '../../../server/forms/post';
import { refusalOf } from '../../../server/refusal';
import { formPage } from '../../login/form-page-behind-log-in';
import { loadWorkspacePage } from '../load-workspace-page';
import type { WorkspaceProps } from '../workspace-page';

/** A form of one button: when it is refused, the board it is on says why. */
export function actionPage(act: (post: Post) => Promise<FormOutcome>) {
  return formPage<WorkspaceProps>(
    { act, refuse: ({ context, back }, error) => loadWorkspacePage(context, back, refusalOf(error)) },
    (id) => (id ? `/items/${id}` : '/'),
  );
}
