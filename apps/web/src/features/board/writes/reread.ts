import { readPageData } from '../../../ui/page-data';
import type { WorkspaceProps } from '../workspace-page';

/** Maximum attempts: a replica may be behind what the page already shows, and catches up within these. */
const tries = 8;
const pauseMs = 250;

/**
 * Loads the current content of the page from the server; undefined if that fails.
 * @param isOlder whether a page with this position is older than the one that is shown
 */
export async function reread(isOlder: (position: string | null) => boolean): Promise<WorkspaceProps | undefined> {
  for (let attempt = 1; ; attempt++) {
    const page = await readPage(hereOnBoard());
    if (!page || !isOlder(page.workspace.position) || attempt === tries) return page;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Loads the data of the board or list view at an address; undefined if that fails or it is another page. */
export async function readPage(href: string): Promise<WorkspaceProps | undefined> {
  try {
    const response = await fetch(href, {
      headers: { Accept: 'text/html' },
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    // An invalid search is reported at its field.
    if (!response.ok && response.status !== 400) return undefined;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const props = readPageData<WorkspaceProps>(page);
    return props.workspace && (props as WorkspaceProps);
  } catch {
    return undefined;
  }
}

function hereOnBoard(): string {
  const { pathname, search } = location;
  return pathname === '/' ? pathname + search : '/';
}
