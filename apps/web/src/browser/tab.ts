import { oneTimeKey } from './one-time-key';
import { forTab } from './storage';

const known = typeof window === 'undefined' ? '' : forTab.get('tab');

/** The tab of this page; it keeps its id from one page to the next. */
export const thisTab = {
  id: known ?? oneTimeKey(),
  /** Whether this is the first page of the site in this tab. */
  isNew: known === null,
};

if (thisTab.isNew) forTab.set('tab', thisTab.id);
