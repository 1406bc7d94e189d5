import type { List } from '@todo/shared/lists/list';
import { m } from '../messages/messages';

/** What a person calls a list; an own list has no name until it is given one. */
export function listName({ name, own }: Pick<List, 'name' | 'own'>): string {
  return name || (own ? m.own_list() : m.unnamed_list());
}

/** Address of the board of a list; the own list is the board that the site opens with. */
export function boardOf({ id, own }: Pick<List, 'id' | 'own'>): string {
  return own ? '/' : `/?list=${id}`;
}

/** Address of a view of a list, by its id or `ALL`; an empty id is the own one. */
export function viewHref(view: 'board' | 'list', list: string): string {
  const search = new URLSearchParams({ ...(view === 'list' && { view }), ...(list && { list }) });
  return search.size > 0 ? `/?${search}` : '/';
}

/** What the members of a list may do, in words. */
export const roleNames = { owner: m.role_owner, editor: m.role_editor, viewer: m.role_viewer } as const;

/** The same for whoever chooses one. */
export const roleHints = {
  owner: m.role_owner_hint,
  editor: m.role_editor_hint,
  viewer: m.role_viewer_hint,
} as const;
