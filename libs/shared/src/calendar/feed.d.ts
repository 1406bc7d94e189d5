import { z } from 'zod';
/** What a calendar shows of each todo. */
export declare const FeedKind: z.ZodEnum<{
    events: "events";
    todos: "todos";
}>;
export type FeedKind = z.infer<typeof FeedKind>;
export declare const CreateFeed: z.ZodObject<{
    list: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    kind: z.ZodOptional<z.ZodEnum<{
        events: "events";
        todos: "todos";
    }>>;
}, z.core.$strip>;
export type CreateFeed = z.infer<typeof CreateFeed>;
/** A calendar that a person subscribes to, without its address. */
export declare const Feed: z.ZodObject<{
    id: z.ZodInt;
    list: z.ZodNullable<z.ZodInt>;
    kind: z.ZodEnum<{
        events: "events";
        todos: "todos";
    }>;
    created: z.ZodISODateTime;
    last_used: z.ZodNullable<z.ZodISODateTime>;
}, z.core.$strip>;
export type Feed = z.infer<typeof Feed>;
export declare const FeedList: z.ZodArray<z.ZodObject<{
    id: z.ZodInt;
    list: z.ZodNullable<z.ZodInt>;
    kind: z.ZodEnum<{
        events: "events";
        todos: "todos";
    }>;
    created: z.ZodISODateTime;
    last_used: z.ZodNullable<z.ZodISODateTime>;
}, z.core.$strip>>;
export type FeedList = z.infer<typeof FeedList>;
/** Response to the creation of a calendar. The address is shown here and never again. */
export declare const NewFeed: z.ZodObject<{
    url: z.ZodURL;
    id: z.ZodInt;
    list: z.ZodNullable<z.ZodInt>;
    kind: z.ZodEnum<{
        events: "events";
        todos: "todos";
    }>;
    created: z.ZodISODateTime;
    last_used: z.ZodNullable<z.ZodISODateTime>;
}, z.core.$strip>;
export type NewFeed = z.infer<typeof NewFeed>;
