import { z } from 'zod';
/** A member of a list. */
export declare const Member: z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    since: z.ZodISODateTime;
}, z.core.$strip>;
export type Member = z.infer<typeof Member>;
export declare const MemberList: z.ZodArray<z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    since: z.ZodISODateTime;
}, z.core.$strip>>;
export type MemberList = z.infer<typeof MemberList>;
export declare const PatchMember: z.ZodObject<{
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
}, z.core.$strip>;
export type PatchMember = z.infer<typeof PatchMember>;
/** The new owner of a list. */
export declare const TransferList: z.ZodObject<{
    account: z.ZodInt;
}, z.core.$strip>;
export type TransferList = z.infer<typeof TransferList>;
