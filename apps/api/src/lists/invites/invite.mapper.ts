import type { Invite } from '@todo/shared/lists/invite';
import { toIso } from '../../database/sql/timestamp.js';
import type { InviteRow } from './invite.repository.js';

/** Maps an invitation to its API representation, which has no token. */
export function toInvite({ id, role, created, expires, uses, by }: InviteRow): Invite {
  return { id, role, created: toIso(created), expires: toIso(expires), uses, by };
}
