import type { List } from '@todo/shared/lists/list';

/** What a person calls a list; an own list has no name until it is given one. */
export function listName({ name, own }: Pick<List, 'name' | 'own'>): string {
  return name || (own ? 'My todos' : 'Unnamed list');
}

/** Address of the board of a list; the own list is the board that the site opens with. */
export function boardOf({ id, own }: Pick<List, 'id' | 'own'>): string {
  return own ? '/' : `/?list=${id}`;
}

/** What the members of a list may do, in words. */
export const roleNames = { owner: 'Owner', editor: 'Editor', viewer: 'Viewer' } as const;

/** The same for whoever chooses one. */
export const roleHints = {
  owner: 'Owner: invites, renames and deletes too',
  editor: 'Editor: adds and changes todos',
  viewer: 'Viewer: reads only',
} as const;
