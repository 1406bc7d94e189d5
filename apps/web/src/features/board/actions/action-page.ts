import { siteUrl } from '../../../server/forms/local-path';
import type { FormOutcome, Post } from '../../../server/forms/post';
import { refusalOf } from '../../../server/refusal';
import { formPage } from '../../login/form-page-behind-log-in';
import { backOf, loadTodoPage } from '../../todo/load-todo';
import type { TodoPageProps } from '../../todo/todo-page';
import { loadWorkspacePage } from '../load-workspace-page';
import type { WorkspaceProps } from '../workspace-page';

/** Handles a form that is one button; when it is rejected, the board that it was sent from is shown with the reason. */
export function actionPage(act: (post: Post) => Promise<FormOutcome>) {
  return formPage<WorkspaceProps>(
    { act, refuse: ({ context, back }, error) => loadWorkspacePage(context, back, refusalOf(error)) },
    (id) => (id ? `/items/${id}` : '/'),
  );
}

/** Like `actionPage`, for forms that the page of a todo has too: the page that sent the form shows the reason. */
export function sharedActionPage(act: (post: Post) => Promise<FormOutcome>) {
  return formPage<WorkspaceProps | TodoPageProps>(
    {
      act,
      refuse({ context, back, id }, error) {
        const failed = refusalOf(error);
        if (!isTodoPage(back)) return loadWorkspacePage(context, back, failed);
        return loadTodoPage(context, id, backOf(back), { failed });
      },
    },
    (id) => `/items/${id}`,
  );
}

/** Whether a path leads to the page of a todo. */
export function isTodoPage(path: string): boolean {
  return siteUrl(path).pathname.startsWith('/items/');
}
