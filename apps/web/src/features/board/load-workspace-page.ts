import { siteUrl } from '../../server/forms/local-path';
import { type Loaded, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, refusalOf, withRefusal } from '../../server/refusal';
import { listRefusalOf } from '../lists/refusals';
import { emptyWorkspace, loadWorkspace } from './workspace';
import type { WorkspaceProps } from './workspace-page';

/** / */
export const workspaceRoute = page((context) => loadWorkspacePage(context, context.frame.here));

/**
 * The board or list view at `path`. If it cannot be loaded, the page says so, with all its forms in place.
 * @param failed why a form that was sent from there was rejected
 * @param typed the title in that form
 */
export async function loadWorkspacePage(
  context: PageContext,
  path: string,
  failed?: FailedSubmission,
  typed?: string,
): Promise<Loaded<WorkspaceProps>> {
  const { pathname, searchParams } = siteUrl(path);
  const search = pathname === '/' ? searchParams : new URLSearchParams();
  const line = typed ?? sharedText(search);
  const frame = { ...context.frame, here: pathname === '/' ? path : '/' };
  try {
    const workspace = await loadWorkspace(context, search);
    return { ...withRefusal(failed, { frame, workspace, typed: line }), live: true };
  } catch (error) {
    const workspace = emptyWorkspace(context, search);
    return {
      ...withRefusal(failed ?? (workspace.filter.list ? listRefusalOf(error, 'list') : refusalOf(error)), {
        frame,
        workspace,
        typed: line,
      }),
      live: true,
    };
  }
}

/** Text that another app shares with the installed site (public/manifest.webmanifest), for the quick-add line. */
function sharedText(search: URLSearchParams): string {
  const parts = ['share_title', 'share_text', 'share_url'].map((name) => search.get(name)?.trim());
  return [...new Set(parts.filter(Boolean))].join(' ');
}
