import { oneTimeKey } from './one-time-key';
import { forTab } from './storage';

const known = typeof window === 'undefined' ? '' : forTab.get('tab');

/** The tab that the page is in, whatever pages were in it before. */
export const thisTab = {
  id: known ?? oneTimeKey(),
  /** No page of this site was in it before. */
  isNew: known === null,
};

if (thisTab.isNew) forTab.set('tab', thisTab.id);
