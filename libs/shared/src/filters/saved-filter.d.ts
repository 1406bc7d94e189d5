import { z } from 'zod';
/** A filter that a list has under a name, for all its members. */
export declare const SavedFilter: z.ZodObject<{
    id: z.ZodInt;
    list: z.ZodInt;
    name: z.ZodString;
    query: z.ZodString;
    place: z.ZodInt;
    version: z.ZodInt;
    url: z.ZodString;
}, z.core.$strip>;
export type SavedFilter = z.infer<typeof SavedFilter>;
export declare const SavedFilterList: z.ZodArray<z.ZodObject<{
    id: z.ZodInt;
    list: z.ZodInt;
    name: z.ZodString;
    query: z.ZodString;
    place: z.ZodInt;
    version: z.ZodInt;
    url: z.ZodString;
}, z.core.$strip>>;
export type SavedFilterList = z.infer<typeof SavedFilterList>;
export declare const CreateSavedFilter: z.ZodObject<{
    name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    query: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
}, z.core.$strip>;
export type CreateSavedFilter = z.infer<typeof CreateSavedFilter>;
/** JSON merge patch. */
export declare const PatchSavedFilter: z.ZodObject<{
    name: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    query: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    place: z.ZodOptional<z.ZodInt>;
}, z.core.$strip>;
export type PatchSavedFilter = z.infer<typeof PatchSavedFilter>;
