import { z } from 'zod';
/** One write: what the call of this method on `/todo` would do. */
export declare const BulkOperation: z.ZodDiscriminatedUnion<[z.ZodObject<{
    method: z.ZodLiteral<"POST">;
    body: z.ZodUnknown;
}, z.core.$strip>, z.ZodObject<{
    method: z.ZodLiteral<"PUT">;
    id: z.ZodInt;
    version: z.ZodOptional<z.ZodInt>;
    body: z.ZodUnknown;
}, z.core.$strip>, z.ZodObject<{
    method: z.ZodLiteral<"PATCH">;
    id: z.ZodInt;
    version: z.ZodOptional<z.ZodInt>;
    body: z.ZodUnknown;
}, z.core.$strip>, z.ZodObject<{
    method: z.ZodLiteral<"DELETE">;
    id: z.ZodInt;
    version: z.ZodOptional<z.ZodInt>;
}, z.core.$strip>], "method">;
export type BulkOperation = z.infer<typeof BulkOperation>;
/** Body of `POST /todo/bulk`. */
export declare const Bulk: z.ZodObject<{
    atomic: z.ZodOptional<z.ZodBoolean>;
    operations: z.ZodArray<z.ZodDiscriminatedUnion<[z.ZodObject<{
        method: z.ZodLiteral<"POST">;
        body: z.ZodUnknown;
    }, z.core.$strip>, z.ZodObject<{
        method: z.ZodLiteral<"PUT">;
        id: z.ZodInt;
        version: z.ZodOptional<z.ZodInt>;
        body: z.ZodUnknown;
    }, z.core.$strip>, z.ZodObject<{
        method: z.ZodLiteral<"PATCH">;
        id: z.ZodInt;
        version: z.ZodOptional<z.ZodInt>;
        body: z.ZodUnknown;
    }, z.core.$strip>, z.ZodObject<{
        method: z.ZodLiteral<"DELETE">;
        id: z.ZodInt;
        version: z.ZodOptional<z.ZodInt>;
    }, z.core.$strip>], "method">>;
}, z.core.$strip>;
export type Bulk = z.infer<typeof Bulk>;
/** Query of `POST /todo/bulk`. */
export declare const BulkQuery: z.ZodObject<{
    list: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>, unknown>;
}, z.core.$strip>;
export type BulkQuery = z.infer<typeof BulkQuery>;
/** What became of one operation. */
export declare const BulkResult: z.ZodObject<{
    status: z.ZodInt;
    body: z.ZodOptional<z.ZodObject<{
        excerpt: z.ZodOptional<z.ZodBoolean>;
        checklist: z.ZodOptional<z.ZodObject<{
            done: z.ZodInt;
            total: z.ZodInt;
        }, z.core.$strip>>;
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
    problem: z.ZodOptional<z.ZodObject<{
        type: z.ZodString;
        title: z.ZodString;
        status: z.ZodInt;
        code: z.ZodEnum<{
            unavailable: "unavailable";
            validation: "validation";
            "malformed-json": "malformed-json";
            "invalid-parameter": "invalid-parameter";
            "not-found": "not-found";
            "method-not-allowed": "method-not-allowed";
            "precondition-failed": "precondition-failed";
            "idempotency-running": "idempotency-running";
            "idempotency-mismatch": "idempotency-mismatch";
            "neighbour-gone": "neighbour-gone";
            "line-gone": "line-gone";
            "quota-exceeded": "quota-exceeded";
            "changes-folded": "changes-folded";
            "undo-refused": "undo-refused";
            "bulk-refused": "bulk-refused";
            "too-large": "too-large";
            "headers-too-large": "headers-too-large";
            "unsupported-media-type": "unsupported-media-type";
            "rate-limited": "rate-limited";
            unauthorized: "unauthorized";
            "wrong-credentials": "wrong-credentials";
            forbidden: "forbidden";
            "name-taken": "name-taken";
            "too-many-tokens": "too-many-tokens";
            "last-owner": "last-owner";
            "invitation-over": "invitation-over";
            internal: "internal";
        }>;
        detail: z.ZodString;
        message: z.ZodString;
        instance: z.ZodString;
        request_id: z.ZodString;
        errors: z.ZodOptional<z.ZodArray<z.ZodObject<{
            pointer: z.ZodString;
            code: z.ZodString;
            detail: z.ZodString;
        }, z.core.$strip>>>;
    }, z.core.$loose>>;
}, z.core.$strip>;
export type BulkResult = z.infer<typeof BulkResult>;
/** Response to several writes at once. */
export declare const BulkAnswer: z.ZodObject<{
    action: z.ZodNullable<z.ZodUUID>;
    results: z.ZodArray<z.ZodObject<{
        status: z.ZodInt;
        body: z.ZodOptional<z.ZodObject<{
            excerpt: z.ZodOptional<z.ZodBoolean>;
            checklist: z.ZodOptional<z.ZodObject<{
                done: z.ZodInt;
                total: z.ZodInt;
            }, z.core.$strip>>;
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
        problem: z.ZodOptional<z.ZodObject<{
            type: z.ZodString;
            title: z.ZodString;
            status: z.ZodInt;
            code: z.ZodEnum<{
                unavailable: "unavailable";
                validation: "validation";
                "malformed-json": "malformed-json";
                "invalid-parameter": "invalid-parameter";
                "not-found": "not-found";
                "method-not-allowed": "method-not-allowed";
                "precondition-failed": "precondition-failed";
                "idempotency-running": "idempotency-running";
                "idempotency-mismatch": "idempotency-mismatch";
                "neighbour-gone": "neighbour-gone";
                "line-gone": "line-gone";
                "quota-exceeded": "quota-exceeded";
                "changes-folded": "changes-folded";
                "undo-refused": "undo-refused";
                "bulk-refused": "bulk-refused";
                "too-large": "too-large";
                "headers-too-large": "headers-too-large";
                "unsupported-media-type": "unsupported-media-type";
                "rate-limited": "rate-limited";
                unauthorized: "unauthorized";
                "wrong-credentials": "wrong-credentials";
                forbidden: "forbidden";
                "name-taken": "name-taken";
                "too-many-tokens": "too-many-tokens";
                "last-owner": "last-owner";
                "invitation-over": "invitation-over";
                internal: "internal";
            }>;
            detail: z.ZodString;
            message: z.ZodString;
            instance: z.ZodString;
            request_id: z.ZodString;
            errors: z.ZodOptional<z.ZodArray<z.ZodObject<{
                pointer: z.ZodString;
                code: z.ZodString;
                detail: z.ZodString;
            }, z.core.$strip>>>;
        }, z.core.$loose>>;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type BulkAnswer = z.infer<typeof BulkAnswer>;
/** Query of `POST /todo/actions/{id}/undo`. */
export declare const UndoActionQuery: z.ZodObject<{
    atomic: z.ZodOptional<z.ZodCodec<z.ZodString, z.ZodBoolean>>;
}, z.core.$strip>;
export type UndoActionQuery = z.infer<typeof UndoActionQuery>;
