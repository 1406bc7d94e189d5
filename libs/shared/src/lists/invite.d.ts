import { z } from 'zod';
/** Days until an invitation ends: by default, and at most. */
export declare const inviteDays: {
    usual: number;
    most: number;
};
export declare const CreateInvite: z.ZodObject<{
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    expires: z.ZodOptional<z.ZodISODateTime>;
    uses: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
}, z.core.$strip>;
export type CreateInvite = z.infer<typeof CreateInvite>;
/** An invitation to a list. */
export declare const Invite: z.ZodObject<{
    id: z.ZodInt;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    created: z.ZodISODateTime;
    expires: z.ZodISODateTime;
    uses: z.ZodNullable<z.ZodInt>;
    by: z.ZodString;
}, z.core.$strip>;
export type Invite = z.infer<typeof Invite>;
export declare const InviteList: z.ZodArray<z.ZodObject<{
    id: z.ZodInt;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    created: z.ZodISODateTime;
    expires: z.ZodISODateTime;
    uses: z.ZodNullable<z.ZodInt>;
    by: z.ZodString;
}, z.core.$strip>>;
export type InviteList = z.infer<typeof InviteList>;
/** Response to the creation of an invitation. The token is shown here and never again. */
export declare const NewInvite: z.ZodObject<{
    token: z.ZodString;
    id: z.ZodInt;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    created: z.ZodISODateTime;
    expires: z.ZodISODateTime;
    uses: z.ZodNullable<z.ZodInt>;
    by: z.ZodString;
}, z.core.$strip>;
export type NewInvite = z.infer<typeof NewInvite>;
/** What the recipient sees of an invitation before accepting it. */
export declare const InvitePreview: z.ZodObject<{
    list: z.ZodString;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    by: z.ZodString;
}, z.core.$strip>;
export type InvitePreview = z.infer<typeof InvitePreview>;
