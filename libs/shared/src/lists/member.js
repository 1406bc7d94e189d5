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
export const MemberList = z.array(Member);
export const PatchMember = z.object({ role: Role }).meta({ id: 'PatchMember' });
/** The new owner of a list. */
export const TransferList = z
    .object({ account: AccountId.meta({ description: 'a member of the list' }) })
    .meta({ id: 'TransferList' });
//# sourceMappingURL=member.js.map