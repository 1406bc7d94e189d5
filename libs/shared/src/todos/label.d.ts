import { z } from 'zod';
/** A label as it is typed. Lists of labels are separated by commas, so none has one. */
export declare const LabelName: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
/** The labels of a todo, each once. */
export declare const LabelNames: z.ZodPipe<z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>, z.ZodTransform<string[], string[]>>;
/** Label filter: todos that have all of these, by their keys. */
export declare const LabelFilter: z.ZodPipe<z.ZodPipe<z.ZodPipe<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string | string[]>>, z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>>, z.ZodTransform<string[], string[]>>;
/** A label of a list. */
export declare const Label: z.ZodObject<{
    name: z.ZodString;
    todos: z.ZodInt;
    open: z.ZodInt;
}, z.core.$strip>;
export type Label = z.infer<typeof Label>;
export declare const LabelList: z.ZodArray<z.ZodObject<{
    name: z.ZodString;
    todos: z.ZodInt;
    open: z.ZodInt;
}, z.core.$strip>>;
export type LabelList = z.infer<typeof LabelList>;
export declare const PatchLabel: z.ZodObject<{
    name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
}, z.core.$strip>;
export type PatchLabel = z.infer<typeof PatchLabel>;
/** A label after it was renamed. */
export declare const RenamedLabel: z.ZodObject<{
    action: z.ZodNullable<z.ZodUUID>;
    name: z.ZodString;
    todos: z.ZodInt;
    open: z.ZodInt;
}, z.core.$strip>;
export type RenamedLabel = z.infer<typeof RenamedLabel>;
