import { z } from 'zod';
import { limits } from '../limits.js';
import { User } from './account.js';
/** One log-in of a user, on one device. */
export const Session = z
    .object({
    id: z.int().min(1).max(limits.id),
    client: z.string().meta({ description: 'User-Agent that logged in, shortened' }),
    created: z.iso.datetime(),
    last_used: z.iso.datetime().meta({ description: 'precise to a few minutes' }),
    expires: z.iso.datetime().meta({ description: 'when it ends unless it is used before' }),
    current: z.boolean().meta({ description: 'the session of this request' }),
})
    .meta({ id: 'Session' });
export const SessionList = z.array(Session);
/** Response to a log-in. The bearer token is shown here and never again. */
export const NewSession = z
    .object({ ...Session.shape, token: z.string().meta({ description: 'for Authorization: Bearer' }), user: User })
    .meta({ id: 'NewSession' });
//# sourceMappingURL=session.js.map