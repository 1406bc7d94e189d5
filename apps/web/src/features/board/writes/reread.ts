import type { WorkspaceProps } from '../workspace-page';

/** Loads the current content of the page from the server; undefined if that fails. */
export async function reread(): Promise<WorkspaceProps | undefined> {
  try {
    const { pathname, search } = location;
    const response = await fetch(pathname === '/' ? pathname + search : '/', {
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
