import { z } from 'zod';
/** Name of a list, or of something in it. */
export declare const ListName: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
/** A list of todos, as one of its members sees it. */
export declare const List: z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    own: z.ZodBoolean;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    members: z.ZodInt;
    seq: z.ZodInt;
    version: z.ZodInt;
    created: z.ZodISODateTime;
    url: z.ZodString;
    deleted: z.ZodOptional<z.ZodISODateTime>;
}, z.core.$strip>;
export type List = z.infer<typeof List>;
export declare const Lists: z.ZodArray<z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    own: z.ZodBoolean;
    role: z.ZodEnum<{
        owner: "owner";
        editor: "editor";
        viewer: "viewer";
    }>;
    members: z.ZodInt;
    seq: z.ZodInt;
    version: z.ZodInt;
    created: z.ZodISODateTime;
    url: z.ZodString;
    deleted: z.ZodOptional<z.ZodISODateTime>;
}, z.core.$strip>>;
export type Lists = z.infer<typeof Lists>;
export declare const CreateList: z.ZodObject<{
    name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
}, z.core.$strip>;
export type CreateList = z.infer<typeof CreateList>;
/** JSON merge patch. */
export declare const PatchList: z.ZodObject<{
    name: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
}, z.core.$strip>;
export type PatchList = z.infer<typeof PatchList>;
