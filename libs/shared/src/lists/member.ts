import { z } from 'zod';
import { limits } from '../limits.js';
import { Role } from './role.js';

const AccountId = z.int().min(1).max(limits.id);

/** A member of a list. */
export const Member = z
  .object({
    id: AccountId.meta({ description: 'id of the account, as in `assignee`' }),
    name: z.string(),
    role: Role,
    since: z.iso.datetime(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

export const MemberList = z.array(Member);
export type MemberList = z.infer<typeof MemberList>;

export const PatchMember = z.object({ role: Role }).meta({ id: 'PatchMember' });
export type PatchMember = z.infer<typeof PatchMember>;

/** The new owner of a list. */
export const TransferList = z
  .object({ account: AccountId.meta({ description: 'a member of the list' }) })
  .meta({ id: 'TransferList' });
export type TransferList = z.infer<typeof TransferList>;
