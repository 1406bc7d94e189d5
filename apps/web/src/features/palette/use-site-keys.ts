import { useEffect } from 'react';
import { keyOf } from '../../browser/key';
import { isElsewhere } from '../../browser/shortcuts';

/** The keys that mean the same on every page, where no board hears them. */
export function useSiteKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (document.querySelector('.lists') || event.defaultPrevented || isElsewhere(event)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const key = keyOf(event);
      // Firefox has a search of its own behind it.
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
