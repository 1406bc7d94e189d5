import { z } from 'zod';
import { User } from '../accounts/account.js';
import { Session } from '../accounts/session.js';
import { Token } from '../accounts/token.js';
import { Todo } from './todo.js';
/** Everything that is stored about one user, except password and tokens, which exist only as hashes. */
export const AccountExport = z
    .object({
    exported: z.iso.datetime(),
    user: User,
    todos: z.array(Todo).meta({ description: 'in order of id, the trash included' }),
    sessions: z.array(Session),
    tokens: z.array(Token),
})
    .meta({ id: 'AccountExport' });
//# sourceMappingURL=export.js.map