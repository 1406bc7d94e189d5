import { z } from 'zod';
/** What a member may do: a viewer reads, an editor also writes todos, an owner also manages list and members. */
export const Role = z.enum(['owner', 'editor', 'viewer']).meta({ id: 'Role' });
//# sourceMappingURL=role.js.map