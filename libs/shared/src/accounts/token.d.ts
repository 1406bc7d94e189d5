import { z } from 'zod';
/** Permissions of a token: `write` includes `read`. */
export declare const Scope: z.ZodEnum<{
    read: "read";
    write: "write";
}>;
export type Scope = z.infer<typeof Scope>;
export declare const TokenName: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
export declare const CreateToken: z.ZodObject<{
    name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    scope: z.ZodEnum<{
        read: "read";
        write: "write";
    }>;
    list: z.ZodOptional<z.ZodInt>;
}, z.core.$strip>;
export type CreateToken = z.infer<typeof CreateToken>;
/** A personal token of a REST client. */
export declare const Token: z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    scope: z.ZodEnum<{
        read: "read";
        write: "write";
    }>;
    list: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    created: z.ZodISODateTime;
    last_used: z.ZodNullable<z.ZodISODateTime>;
}, z.core.$strip>;
export type Token = z.infer<typeof Token>;
export declare const TokenList: z.ZodArray<z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    scope: z.ZodEnum<{
        read: "read";
        write: "write";
    }>;
    list: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    created: z.ZodISODateTime;
    last_used: z.ZodNullable<z.ZodISODateTime>;
}, z.core.$strip>>;
export type TokenList = z.infer<typeof TokenList>;
/** Response to the creation of a token. The token itself is shown here and never again. */
export declare const NewToken: z.ZodObject<{
    token: z.ZodString;
    id: z.ZodInt;
    name: z.ZodString;
    scope: z.ZodEnum<{
        read: "read";
        write: "write";
    }>;
    list: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    created: z.ZodISODateTime;
    last_used: z.ZodNullable<z.ZodISODateTime>;
}, z.core.$strip>;
export type NewToken = z.infer<typeof NewToken>;
