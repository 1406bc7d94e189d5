/**
 * Smallest id of a created list. Smaller ids belong to accounts, whose own lists have the same id, and 0 is the shared
 * list of an installation without accounts (docs/decisions/0018-shared-lists.md).
 */
export const firstNamedList = 2 ** 31;

/** Whether a list is an account's own list, or the shared one: those cannot be created, left or deleted. */
export function isOwnList(list: number): boolean {
  return list < firstNamedList;
}
