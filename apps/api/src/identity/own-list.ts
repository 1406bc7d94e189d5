/**
 * Smallest id of a list that somebody made. Smaller ones are accounts', whose own lists have the same id, and 0 is the
 * list that everybody shares where there are no accounts (docs/decisions/0018-shared-lists.md).
 */
export const firstNamedList = 2 ** 31;

/** Whether a list is the own list of an account, or the shared one: nobody makes, leaves or removes those. */
export function isOwnList(list: number): boolean {
  return list < firstNamedList;
}
