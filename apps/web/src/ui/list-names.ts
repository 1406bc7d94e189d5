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

/** Address of a view of a list, by its id or `ALL`; an empty id is the visitor's own list. */
export function viewHref(view: View, list: string): string {
  const search = new URLSearchParams({ ...(view !== 'board' && { view }), ...(list && { list }) });
  return search.size > 0 ? `/?${search}` : '/';
}

/** The view that an address names. */
export function viewOf(text: string | null): View {
  return text === 'list' || text === 'month' ? text : 'board';
}
