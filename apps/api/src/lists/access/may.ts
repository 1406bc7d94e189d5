import type { Role } from '@todo/shared/lists/role';
import { AppError } from '../../errors/app-error.js';
import type { Principal } from '../../identity/principal.js';

/** @throws AppError `forbidden` for a role that may not decide about the list */
export function requireOwner(role: Role): void {
  if (role !== 'owner') throw new AppError('forbidden', 'only an owner of the list may do this: ask one of them');
}

/** @throws AppError `forbidden` for a role that may not write todos */
export function requireEditor(role: Role | undefined): void {
  if (role === 'owner' || role === 'editor') return;
  throw new AppError('forbidden', 'you may only read this list: ask an owner of it for the role of an editor');
}

/** @throws AppError `forbidden` for a token that is limited to one list: it reads it and writes its todos */
export function requireWholeAccount({ list }: Principal): void {
  if (list === undefined) return;
  throw new AppError('forbidden', 'this token is for the todos of one list: use one for the whole account, or log in');
}
