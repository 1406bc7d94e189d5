import type { WorkspaceProps } from '../components/workspace-page';
import { refusalOf } from '../visit/refusal';
import { workspacePage } from '../visit/workspace-page';
import { type Done, formPage, type Post } from './form-page';

/** A form of one button: when it is refused, the page it is on says why. */
export function actionPage(act: (post: Post) => Promise<Done>) {
  return formPage<WorkspaceProps>(
    { act, refuse: ({ visit, back }, error) => workspacePage(visit, back, refusalOf(error)) },
    (id) => (id ? `/items/${id}` : '/'),
  );
}
