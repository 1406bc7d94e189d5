import { useEffect, useRef, useState } from 'react';
import { idle } from '../../outbox/outbox';
import type { WorkspaceProps } from '../workspace-page';
import { readPage } from '../writes/reread';

/** Milliseconds that navigation waits for pending writes, so that the next view includes them. */
const patienceMs = 1_500;

/** Navigates to another address of the board or list view without a page load. */
export type Go = (href: string, history?: 'push' | 'replace' | 'keep') => Promise<void>;

/**
 * Filters, searches and switches views without a page load: the bar stays, with what is being typed into it. If the
 * request fails, the browser loads the page instead.
 */
export function useInPlace(first: WorkspaceProps): { page: WorkspaceProps; go: Go } {
  const [page, setPage] = useState(first);
  const asked = useRef(0);

  const go: Go = async (href, how = 'push') => {
    asked.current += 1;
    const mine = asked.current;
    await Promise.race([idle(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    const next = await readPage(href);
    if (mine !== asked.current) return;
    if (!next) return location.assign(href);
    if (how === 'push') history.pushState(null, '', href);
    if (how === 'replace') history.replaceState(null, '', href);
    setPage(next);
  };

  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const back = () => void latest.current(location.pathname + location.search, 'keep');
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  return { page, go };
}
