import { z } from 'zod';
import { limits } from '../limits.js';
import { codePoints, storableText } from '../text.js';
const Id = z.int().min(1).max(limits.id);
/** The name that a user logs in with. Unique without regard to case; an e-mail address is allowed, but gets no mail. */
export const AccountName = storableText
    .transform((text) => text.trim().normalize('NFKC'))
    .refine((text) => text.length > 0, {
    error: `name must have 1 to ${limits.nameCodePoints} characters`,
    params: { code: 'too_short' },
})
    .refine((text) => codePoints(text) <= limits.nameCodePoints, {
    error: `name must have 1 to ${limits.nameCodePoints} characters`,
    params: { code: 'too_long' },
})
    .refine((text) => /^[\p{L}\p{M}\p{N}._@+-]*$/u.test(text), {
    error: 'name must consist of letters, digits and . _ @ + -',
    params: { code: 'invalid_format' },
})
    .meta({ minLength: 1, maxLength: limits.nameCodePoints });
const passwordLength = `must have ${limits.passwordMinCodePoints} to ${limits.passwordMaxCodePoints} characters`;
/** A newly chosen password. The service, which has the dictionaries, judges whether it is easy to guess. */
export const NewPassword = storableText
    .refine((text) => codePoints(text) >= limits.passwordMinCodePoints, {
    error: passwordLength,
    params: { code: 'too_short' },
})
    .refine((text) => codePoints(text) <= limits.passwordMaxCodePoints, {
    error: passwordLength,
    params: { code: 'too_long' },
})
    .meta({
    minLength: limits.passwordMinCodePoints,
    maxLength: limits.passwordMaxCodePoints,
    format: 'password',
});
/** A password to be verified; only its size is bounded, so that no work is spent on one that cannot be right. */
const GivenPassword = z
    .string()
    .max(limits.passwordMaxCodePoints * 2)
    .meta({ format: 'password' });
/** How users get access. The only account resource that also exists where there are no accounts. */
export const AccountPolicy = z
    .object({
    auth: z.enum(['open', 'accounts']).meta({ description: 'open: one shared list without log-in' }),
    registration: z.enum(['open', 'closed']).meta({ description: 'closed: only the operator creates accounts' }),
})
    .meta({ id: 'AccountPolicy' });
export const User = z.object({ id: Id, name: z.string(), created: z.iso.datetime() }).meta({ id: 'User' });
export const Register = z.object({ name: AccountName, password: NewPassword }).meta({ id: 'Register' });
export const ChangePassword = z
    .object({
    current_password: GivenPassword,
    password: NewPassword,
    revoke_tokens: z
        .boolean()
        .optional()
        .meta({ description: 'true also revokes the personal tokens, in case one has leaked' }),
})
    .meta({ id: 'ChangePassword' });
export const DeleteAccount = z.object({ current_password: GivenPassword }).meta({ id: 'DeleteAccount' });
/** Credentials as entered. Only their size is validated: any other error would reveal which names exist. */
export const LogIn = z.object({ name: z.string().max(1_000), password: GivenPassword }).meta({ id: 'LogIn' });
//# sourceMappingURL=account.js.map