import { viewHref } from '../../ui/list-names';

const open = (href: string) => () => location.assign(href);

/** Keyboard shortcuts that are the same on every page. */
export const actions: Record<string, () => void> = {
  b: open(viewHref('board', '')),
  g: open('/my/lists'),
  l: open(viewHref('list', '')),
  n: open('/'),
  q: open('/'),
  t: () => {
    const next = document.querySelector<HTMLElement>('.themes [aria-pressed=true] + button');
    (next ?? document.querySelector<HTMLElement>('.themes button'))?.click();
  },
  '/': () => document.querySelector<HTMLElement>('input[type=search]')?.focus(),
};
