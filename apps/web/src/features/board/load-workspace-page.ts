import type { Loaded } from '../../server/page';
import type { Visit } from '../../server/page-context';
import { type Refused, refusalOf } from '../../server/refusal';
import { emptyWorkspace, loadWorkspace } from './workspace';
import type { WorkspaceProps } from './workspace-page';

/**
 * The board or list at `path`. When it cannot be loaded, the page says so with all forms in place.
 * @param refused why a form was refused that was sent from there
 */
export async function workspacePage(
  visit: Visit,
  path: string,
  refused?: Refused,
  typed = '',
): Promise<Loaded<WorkspaceProps>> {
  const { pathname, searchParams } = new URL(path, 'http://here.invalid');
  const search = pathname === '/' ? searchParams : new URLSearchParams();
  const frame = { ...visit.frame, here: pathname === '/' ? path : '/' };
  try {
    const workspace = await loadWorkspace(visit, search);
    const { refusal, ...answer } = refused ?? { refusal: null };
    return { ...answer, live: true, props: { frame, workspace, refusal, typed } };
  } catch (error) {
    const { refusal, ...answer } = refused ?? refusalOf(error);
    return { ...answer, live: true, props: { frame, workspace: emptyWorkspace(visit, search), refusal, typed } };
  }
}
