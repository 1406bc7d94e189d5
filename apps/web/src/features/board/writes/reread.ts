import type { WorkspaceProps } from '../workspace-page';

/** A replica may be behind what the page has by now; it catches up within this many tries. */
const tries = 8;
const pauseMs = 250;

/**
 * Loads the current content of the page from the server; undefined if that fails.
 * @param least number of the last change that the page has
 */
export async function reread(least: () => number): Promise<WorkspaceProps | undefined> {
  for (let attempt = 1; ; attempt++) {
    const page = await load();
    const seq = Number(page?.workspace.position?.split(':')[1] ?? Number.NaN);
    if (!(seq < least()) || attempt === tries) return page;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function load(): Promise<WorkspaceProps | undefined> {
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
