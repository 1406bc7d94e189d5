import { z } from 'zod';
/** One log-in of a user, on one device. */
export declare const Session: z.ZodObject<{
    id: z.ZodInt;
    client: z.ZodString;
    created: z.ZodISODateTime;
    last_used: z.ZodISODateTime;
    expires: z.ZodISODateTime;
    current: z.ZodBoolean;
}, z.core.$strip>;
export type Session = z.infer<typeof Session>;
export declare const SessionList: z.ZodArray<z.ZodObject<{
    id: z.ZodInt;
    client: z.ZodString;
    created: z.ZodISODateTime;
    last_used: z.ZodISODateTime;
    expires: z.ZodISODateTime;
    current: z.ZodBoolean;
}, z.core.$strip>>;
export type SessionList = z.infer<typeof SessionList>;
/** Response to a log-in. The bearer token is shown here and never again. */
export declare const NewSession: z.ZodObject<{
    token: z.ZodString;
    user: z.ZodObject<{
        id: z.ZodInt;
        name: z.ZodString;
        created: z.ZodISODateTime;
    }, z.core.$strip>;
    id: z.ZodInt;
    client: z.ZodString;
    created: z.ZodISODateTime;
    last_used: z.ZodISODateTime;
    expires: z.ZodISODateTime;
    current: z.ZodBoolean;
}, z.core.$strip>;
export type NewSession = z.infer<typeof NewSession>;
