import { z } from 'zod';
/** What a member may do: a viewer reads, an editor also writes todos, an owner also manages list and members. */
export declare const Role: z.ZodEnum<{
    owner: "owner";
    editor: "editor";
    viewer: "viewer";
}>;
export type Role = z.infer<typeof Role>;
