import { z } from 'zod';
/**
 * What happened to a todo. `arrived` and `left` are the two ends of a move from one list to another. `filters` is of no
 * todo: the saved filters of the list are others.
 */
export declare const ChangeKind: z.ZodEnum<{
    created: "created";
    changed: "changed";
    moved: "moved";
    trashed: "trashed";
    restored: "restored";
    purged: "purged";
    arrived: "arrived";
    left: "left";
    filters: "filters";
}>;
export type ChangeKind = z.infer<typeof ChangeKind>;
/** Number of a change in its list. */
export declare const Seq: z.ZodInt;
/** Who made a change, with the names at that time: they stay readable when the account or the token is gone. */
export declare const Author: z.ZodObject<{
    id: z.ZodInt;
    name: z.ZodString;
    token: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type Author = z.infer<typeof Author>;
/** One write of one todo, or of the saved filters. */
export declare const Change: z.ZodObject<{
    seq: z.ZodInt;
    at: z.ZodISODateTime;
    by: z.ZodNullable<z.ZodObject<{
        id: z.ZodInt;
        name: z.ZodString;
        token: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>;
    kind: z.ZodEnum<{
        created: "created";
        changed: "changed";
        moved: "moved";
        trashed: "trashed";
        restored: "restored";
        purged: "purged";
        arrived: "arrived";
        left: "left";
        filters: "filters";
    }>;
    action: z.ZodOptional<z.ZodUUID>;
    todo: z.ZodObject<{
        id: z.ZodInt;
        title: z.ZodOptional<z.ZodString>;
        content: z.ZodOptional<z.ZodString>;
        status: z.ZodOptional<z.ZodEnum<{
            TODO: "TODO";
            PROGRESS: "PROGRESS";
            DONE: "DONE";
        }>>;
        created: z.ZodOptional<z.ZodISODateTime>;
        updated: z.ZodOptional<z.ZodISODateTime>;
        completed: z.ZodOptional<z.ZodBoolean>;
        due: z.ZodOptional<z.ZodNullable<z.ZodISODate>>;
        order: z.ZodOptional<z.ZodNumber>;
        version: z.ZodOptional<z.ZodInt>;
        url: z.ZodOptional<z.ZodString>;
        list: z.ZodOptional<z.ZodOptional<z.ZodInt>>;
        assignee: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
        repeat: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
        repeatFrom: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
        next: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
        priority: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
        labels: z.ZodOptional<z.ZodOptional<z.ZodArray<z.ZodString>>>;
        deleted: z.ZodOptional<z.ZodOptional<z.ZodISODateTime>>;
    }, z.core.$strip>;
    before: z.ZodObject<{
        deleted: z.ZodNullable<z.ZodOptional<z.ZodISODateTime>>;
        id: z.ZodOptional<z.ZodInt>;
        title: z.ZodOptional<z.ZodString>;
        content: z.ZodOptional<z.ZodString>;
        status: z.ZodOptional<z.ZodEnum<{
            TODO: "TODO";
            PROGRESS: "PROGRESS";
            DONE: "DONE";
        }>>;
        created: z.ZodOptional<z.ZodISODateTime>;
        updated: z.ZodOptional<z.ZodISODateTime>;
        completed: z.ZodOptional<z.ZodBoolean>;
        due: z.ZodOptional<z.ZodNullable<z.ZodISODate>>;
        order: z.ZodOptional<z.ZodNumber>;
        version: z.ZodOptional<z.ZodInt>;
        url: z.ZodOptional<z.ZodString>;
        list: z.ZodOptional<z.ZodOptional<z.ZodInt>>;
        assignee: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
        repeat: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
        repeatFrom: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
        next: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
        priority: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
        labels: z.ZodOptional<z.ZodOptional<z.ZodArray<z.ZodString>>>;
    }, z.core.$strip>;
}, z.core.$strip>;
export type Change = z.infer<typeof Change>;
/** Changes of a list, oldest first, or of one todo, newest first. */
export declare const ChangePage: z.ZodObject<{
    changes: z.ZodArray<z.ZodObject<{
        seq: z.ZodInt;
        at: z.ZodISODateTime;
        by: z.ZodNullable<z.ZodObject<{
            id: z.ZodInt;
            name: z.ZodString;
            token: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>;
        kind: z.ZodEnum<{
            created: "created";
            changed: "changed";
            moved: "moved";
            trashed: "trashed";
            restored: "restored";
            purged: "purged";
            arrived: "arrived";
            left: "left";
            filters: "filters";
        }>;
        action: z.ZodOptional<z.ZodUUID>;
        todo: z.ZodObject<{
            id: z.ZodInt;
            title: z.ZodOptional<z.ZodString>;
            content: z.ZodOptional<z.ZodString>;
            status: z.ZodOptional<z.ZodEnum<{
                TODO: "TODO";
                PROGRESS: "PROGRESS";
                DONE: "DONE";
            }>>;
            created: z.ZodOptional<z.ZodISODateTime>;
            updated: z.ZodOptional<z.ZodISODateTime>;
            completed: z.ZodOptional<z.ZodBoolean>;
            due: z.ZodOptional<z.ZodNullable<z.ZodISODate>>;
            order: z.ZodOptional<z.ZodNumber>;
            version: z.ZodOptional<z.ZodInt>;
            url: z.ZodOptional<z.ZodString>;
            list: z.ZodOptional<z.ZodOptional<z.ZodInt>>;
            assignee: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
            repeat: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
            repeatFrom: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
            next: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
            priority: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
            labels: z.ZodOptional<z.ZodOptional<z.ZodArray<z.ZodString>>>;
            deleted: z.ZodOptional<z.ZodOptional<z.ZodISODateTime>>;
        }, z.core.$strip>;
        before: z.ZodObject<{
            deleted: z.ZodNullable<z.ZodOptional<z.ZodISODateTime>>;
            id: z.ZodOptional<z.ZodInt>;
            title: z.ZodOptional<z.ZodString>;
            content: z.ZodOptional<z.ZodString>;
            status: z.ZodOptional<z.ZodEnum<{
                TODO: "TODO";
                PROGRESS: "PROGRESS";
                DONE: "DONE";
            }>>;
            created: z.ZodOptional<z.ZodISODateTime>;
            updated: z.ZodOptional<z.ZodISODateTime>;
            completed: z.ZodOptional<z.ZodBoolean>;
            due: z.ZodOptional<z.ZodNullable<z.ZodISODate>>;
            order: z.ZodOptional<z.ZodNumber>;
            version: z.ZodOptional<z.ZodInt>;
            url: z.ZodOptional<z.ZodString>;
            list: z.ZodOptional<z.ZodOptional<z.ZodInt>>;
            assignee: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
            repeat: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
            repeatFrom: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodString>>>;
            next: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
            priority: z.ZodOptional<z.ZodOptional<z.ZodNullable<z.ZodInt>>>;
            labels: z.ZodOptional<z.ZodOptional<z.ZodArray<z.ZodString>>>;
        }, z.core.$strip>;
    }, z.core.$strip>>;
    last: z.ZodInt;
    more: z.ZodBoolean;
}, z.core.$strip>;
export type ChangePage = z.infer<typeof ChangePage>;
