import { z } from 'zod';
import { limits } from '../limits.js';
import { Role } from './role.js';
/** Days until an invitation ends: by default, and at most. */
export const inviteDays = { usual: 7, most: 90 };
export const CreateInvite = z
    .object({
    role: Role.meta({ description: 'role of those who accept it' }),
    expires: z.iso
        .datetime({ offset: true, error: 'expires must be a time like 2026-11-30T12:00:00Z' })
        .optional()
        .meta({ description: `when it ends: by default ${inviteDays.usual} days from now, at most ${inviteDays.most}` }),
    uses: z
        .int()
        .min(1)
        .max(limits.members)
        .nullable()
        .optional()
        .meta({ description: 'how many people may use it: by default 1, null for any number' }),
})
    .meta({ id: 'CreateInvite' });
/** An invitation to a list. */
export const Invite = z
    .object({
    id: z.int().min(1).max(limits.id),
    role: Role,
    created: z.iso.datetime(),
    expires: z.iso.datetime(),
    uses: z.int().min(0).nullable().meta({ description: 'how many people may still use it; null for any number' }),
    by: z.string().meta({ description: 'name of the member who created it' }),
})
    .meta({ id: 'Invite' });
export const InviteList = z.array(Invite);
/** Response to the creation of an invitation. The token is shown here and never again. */
export const NewInvite = z
    .object({ ...Invite.shape, token: z.string().meta({ description: 'for POST /invites/{token}' }) })
    .meta({ id: 'NewInvite' });
/** What the recipient sees of an invitation before accepting it. */
export const InvitePreview = z
    .object({ list: z.string().meta({ description: 'name of the list' }), role: Role, by: z.string() })
    .meta({ id: 'InvitePreview' });
//# sourceMappingURL=invite.js.map