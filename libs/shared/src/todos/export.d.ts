import { z } from 'zod';
/** Everything that is stored about one user, except password and tokens, which exist only as hashes. */
export declare const AccountExport: z.ZodObject<{
    exported: z.ZodISODateTime;
    user: z.ZodObject<{
        id: z.ZodInt;
        name: z.ZodString;
        created: z.ZodISODateTime;
    }, z.core.$strip>;
    todos: z.ZodArray<z.ZodObject<{
        id: z.ZodInt;
        title: z.ZodString;
        content: z.ZodString;
        status: z.ZodEnum<{
            TODO: "TODO";
            PROGRESS: "PROGRESS";
            DONE: "DONE";
        }>;
        created: z.ZodISODateTime;
        updated: z.ZodISODateTime;
        completed: z.ZodBoolean;
        due: z.ZodNullable<z.ZodISODate>;
        order: z.ZodNumber;
        version: z.ZodInt;
        url: z.ZodString;
        list: z.ZodOptional<z.ZodInt>;
        assignee: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
        repeat: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        repeatFrom: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        next: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
        priority: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
        labels: z.ZodOptional<z.ZodArray<z.ZodString>>;
        deleted: z.ZodOptional<z.ZodISODateTime>;
    }, z.core.$strip>>;
    sessions: z.ZodArray<z.ZodObject<{
        id: z.ZodInt;
        client: z.ZodString;
        created: z.ZodISODateTime;
        last_used: z.ZodISODateTime;
        expires: z.ZodISODateTime;
        current: z.ZodBoolean;
    }, z.core.$strip>>;
    tokens: z.ZodArray<z.ZodObject<{
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
}, z.core.$strip>;
export type AccountExport = z.infer<typeof AccountExport>;
