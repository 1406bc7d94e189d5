import { z } from 'zod';
/** The name that a user logs in with. Unique without regard to case; an e-mail address is allowed, but gets no mail. */
export declare const AccountName: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
/** A newly chosen password. The service, which has the dictionaries, judges whether it is easy to guess. */
export declare const NewPassword: z.ZodString;
/** How users get access. The only account resource that also exists where there are no accounts. */
export declare const AccountPolicy: z.ZodObject<{
    auth: z.ZodEnum<{
        open: "open";
        accounts: "accounts";
    }>;
    registration: z.ZodEnum<{
        open: "open";
        closed: "closed";
    }>;
}, z.core.$strip>;
export type AccountPolicy = z.infer<typeof AccountPolicy>;
export declare const User: z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    created: z.ZodISODateTime;
}, z.core.$strip>;
export type User = z.infer<typeof User>;
export declare const Register: z.ZodObject<{
    name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    password: z.ZodString;
}, z.core.$strip>;
export type Register = z.infer<typeof Register>;
export declare const ChangePassword: z.ZodObject<{
    current_password: z.ZodString;
    password: z.ZodString;
    revoke_tokens: z.ZodOptional<z.ZodBoolean>;
}, z.core.$strip>;
export type ChangePassword = z.infer<typeof ChangePassword>;
export declare const DeleteAccount: z.ZodObject<{
    current_password: z.ZodString;
}, z.core.$strip>;
export type DeleteAccount = z.infer<typeof DeleteAccount>;
/** Credentials as entered. Only their size is validated: any other error would reveal which names exist. */
export declare const LogIn: z.ZodObject<{
    name: z.ZodString;
    password: z.ZodString;
}, z.core.$strip>;
export type LogIn = z.infer<typeof LogIn>;
