import { useEffect } from 'react';
import { keyOf } from '../../browser/key';
import { isElsewhere } from '../../browser/shortcuts';
import { viewHref } from '../../ui/list-names';

const open = (href: string) => () => location.assign(href);

const actions: Record<string, () => void> = {
  b: open(viewHref('board', '')),
  l: open(viewHref('list', '')),
  n: open('/'),
  q: open('/'),
  t: () => {
    const next = document.querySelector<HTMLElement>('.themes [aria-pressed=true] + button');
    (next ?? document.querySelector<HTMLElement>('.themes button'))?.click();
  },
  '/': () => document.querySelector<HTMLElement>('input[type=search]')?.focus(),
};

/** The keys that mean the same on every page, where no board hears them. */
export function useSiteKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event) || document.querySelector('.lists')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actions[keyOf(event)];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
