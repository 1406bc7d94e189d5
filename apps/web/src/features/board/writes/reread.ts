import type { WorkspaceProps } from '../workspace-page';

/** Loads what a page of the board shows now; undefined if that fails, or another page answers. */
export async function reread(href = hereOnBoard()): Promise<WorkspaceProps | undefined> {
  try {
    const response = await fetch(href, {
      headers: { Accept: 'text/html' },
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) return undefined;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const { props } = JSON.parse(page.getElementById('__NEXT_DATA__')?.textContent ?? '{}');
    return props?.pageProps?.workspace && props.pageProps;
  } catch {
    return undefined;
  }
}

function hereOnBoard(): string {
  const { pathname, search } = location;
  return pathname === '/' ? pathname + search : '/';
}
