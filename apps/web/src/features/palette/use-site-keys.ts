import { useEffect } from 'react';
import { keyOf } from '../../browser/key';
import { isElsewhere } from '../../browser/shortcuts';

/** Keyboard shortcuts that are the same on every page, for pages without a board (which handles them itself). */
export function useSiteKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (document.querySelector('.lists') || event.defaultPrevented || isElsewhere(event)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const key = keyOf(event);
      // In Firefox, this key opens the browser's quick find.
      if (key === '/') event.preventDefault();
      void import('./site-keys').then(
        ({ actions }) => actions[key]?.(),
        () => undefined,
      );
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
