import type { List } from '@todo/shared/lists/list';
import { m } from '../messages/messages';
import type { View } from './page-frame';

/** The name of a list on a page; an own list has a default name until somebody names it. */
export function listName({ name, own }: Pick<List, 'name' | 'own'>): string {
  return name || (own ? m.own_list() : m.unnamed_list());
}

/** Address of the board of a list; the visitor's own board is the start page. */
export function boardOf({ id, own }: Pick<List, 'id' | 'own'>): string {
  return own ? '/' : `/?list=${id}`;
}

/** Address of what a saved filter shows. */
export function filterHref({ id, own }: Pick<List, 'id' | 'own'>, query: string): string {
  return own ? `/?${query}` : `/?${query}&list=${id}`;
}

/** Orders of a list; by default the first. */
export const sortNames: Record<string, () => string> = {
  '': m.sort_due,
  priority: m.priority,
  '-updated': m.sort_updated,
  order: m.sort_order,
  title: m.sort_title,
  '-created': m.sort_newest,
  created: m.sort_oldest,
};

/** Address of a view of a list, by its id or `ALL`; an empty id is the visitor's own list. */
export function viewHref(view: View, list: string): string {
  const search = new URLSearchParams({ ...(view !== 'board' && { view }), ...(list && { list }) });
  return search.size > 0 ? `/?${search}` : '/';
}

/** The view that an address names. */
export function viewOf(text: string | null): View {
  return text === 'list' || text === 'month' ? text : 'board';
}
