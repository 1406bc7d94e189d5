import { z } from 'zod';
import { limits } from '../limits.js';
import { Role } from './role.js';

/** Days after which an invitation ends unless it says otherwise, and at the latest. */
export const inviteDays = { usual: 7, most: 90 };

export const CreateInvite = z
  .object({
    role: Role.meta({ description: 'what those may do whom it lets in' }),
    expires: z.iso
      .datetime({ offset: true, error: 'expires must be a time like 2026-11-30T12:00:00Z' })
      .optional()
      .meta({ description: `when it ends: ${inviteDays.usual} days from now if left out, ${inviteDays.most} at most` }),
    uses: z
      .int()
      .min(1)
      .max(limits.members)
      .nullable()
      .optional()
      .meta({ description: 'how many people it lets in: 1 if left out, null for any number' }),
  })
  .meta({ id: 'CreateInvite' });
export type CreateInvite = z.infer<typeof CreateInvite>;

/** An invitation to a list. */
export const Invite = z
  .object({
    id: z.int().min(1).max(limits.id),
    role: Role,
    created: z.iso.datetime(),
    expires: z.iso.datetime(),
    uses: z.int().min(0).nullable().meta({ description: 'how many people it still lets in; null is any number' }),
    by: z.string().meta({ description: 'name of the member who made it' }),
  })
  .meta({ id: 'Invite' });
export type Invite = z.infer<typeof Invite>;

export const InviteList = z.array(Invite);
export type InviteList = z.infer<typeof InviteList>;

/** Response to the creation of an invitation. The token is shown here and never again. */
export const NewInvite = z
  .object({ ...Invite.shape, token: z.string().meta({ description: 'for POST /invites/{token}' }) })
  .meta({ id: 'NewInvite' });
export type NewInvite = z.infer<typeof NewInvite>;

/** What somebody sees of an invitation before they accept it. */
export const InvitePreview = z
  .object({ list: z.string().meta({ description: 'name of the list' }), role: Role, by: z.string() })
  .meta({ id: 'InvitePreview' });
export type InvitePreview = z.infer<typeof InvitePreview>;
