import type { Role } from '@todo/shared/lists/role';
import { AppError } from '../../errors/app-error.js';
import type { Principal } from '../../identity/principal.js';

/** @throws AppError `forbidden` for a role that may not manage the list */
export function requireOwner(role: Role): void {
  if (role !== 'owner') throw new AppError('forbidden', 'only an owner of the list may do this: ask one of them');
}

/** @throws AppError `forbidden` for a role that may not write todos */
export function requireEditor(role: Role | undefined): void {
  if (role === 'owner' || role === 'editor') return;
  throw new AppError('forbidden', 'you may only read this list: ask one of its owners to make you an editor');
}

/** @throws AppError `forbidden` for a token of a single list, which may only read the list and write its todos */
export function requireWholeAccount({ list }: Principal): void {
  if (list === undefined) return;
  throw new AppError('forbidden', 'this token is for the todos of one list: use one for the whole account, or log in');
}
