import { z } from 'zod';
export declare const Status: z.ZodEnum<{
    TODO: "TODO";
    PROGRESS: "PROGRESS";
    DONE: "DONE";
}>;
export type Status = z.infer<typeof Status>;
export declare const Title: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
export declare const Content: z.ZodString;
/** A calendar day without a time zone. Years before 1000 are outside MySQL's DATE. */
export declare const Due: z.ZodISODate;
/** The resource as sent on the wire. The first six members are the tutorial's, in its order. */
export declare const Todo: z.ZodObject<{
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
}, z.core.$strip>;
export type Todo = z.infer<typeof Todo>;
/** A todo in a list, whose content can be requested as an excerpt. */
export declare const ListedTodo: z.ZodObject<{
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
}, z.core.$strip>;
export type ListedTodo = z.infer<typeof ListedTodo>;
export declare const TodoList: z.ZodArray<z.ZodObject<{
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
export type TodoList = z.infer<typeof TodoList>;
export declare const CreateTodo: z.ZodObject<{
    priority: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    labels: z.ZodOptional<z.ZodPipe<z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>, z.ZodTransform<string[], string[]>>>;
    repeat: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    repeatFrom: z.ZodOptional<z.ZodEnum<{
        DUE: "DUE";
        COMPLETION: "COMPLETION";
    }>>;
    tz: z.ZodOptional<z.ZodString>;
    title: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    content: z.ZodDefault<z.ZodString>;
    status: z.ZodOptional<z.ZodEnum<{
        TODO: "TODO";
        PROGRESS: "PROGRESS";
        DONE: "DONE";
    }>>;
    completed: z.ZodOptional<z.ZodBoolean>;
    due: z.ZodDefault<z.ZodNullable<z.ZodISODate>>;
    order: z.ZodOptional<z.ZodNumber>;
    list: z.ZodOptional<z.ZodInt>;
    assignee: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
}, z.core.$strip>;
export type CreateTodo = z.infer<typeof CreateTodo>;
export declare const ReplaceTodo: z.ZodObject<{
    priority: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    labels: z.ZodOptional<z.ZodPipe<z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>, z.ZodTransform<string[], string[]>>>;
    version: z.ZodOptional<z.ZodInt>;
    repeat: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    repeatFrom: z.ZodOptional<z.ZodEnum<{
        DUE: "DUE";
        COMPLETION: "COMPLETION";
    }>>;
    tz: z.ZodOptional<z.ZodString>;
    title: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    content: z.ZodDefault<z.ZodString>;
    status: z.ZodEnum<{
        TODO: "TODO";
        PROGRESS: "PROGRESS";
        DONE: "DONE";
    }>;
    completed: z.ZodOptional<z.ZodBoolean>;
    due: z.ZodDefault<z.ZodNullable<z.ZodISODate>>;
    order: z.ZodOptional<z.ZodNumber>;
    list: z.ZodOptional<z.ZodInt>;
    assignee: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
}, z.core.$strip>;
export type ReplaceTodo = z.infer<typeof ReplaceTodo>;
/** The tutorial's `PUT /todo`: the id is in the body. */
export declare const ReplaceTodoById: z.ZodObject<{
    priority: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    labels: z.ZodOptional<z.ZodPipe<z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>, z.ZodTransform<string[], string[]>>>;
    version: z.ZodOptional<z.ZodInt>;
    repeat: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    repeatFrom: z.ZodOptional<z.ZodEnum<{
        DUE: "DUE";
        COMPLETION: "COMPLETION";
    }>>;
    tz: z.ZodOptional<z.ZodString>;
    title: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    content: z.ZodDefault<z.ZodString>;
    status: z.ZodEnum<{
        TODO: "TODO";
        PROGRESS: "PROGRESS";
        DONE: "DONE";
    }>;
    completed: z.ZodOptional<z.ZodBoolean>;
    due: z.ZodDefault<z.ZodNullable<z.ZodISODate>>;
    order: z.ZodOptional<z.ZodNumber>;
    list: z.ZodOptional<z.ZodInt>;
    assignee: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    id: z.ZodInt;
}, z.core.$strip>;
export type ReplaceTodoById = z.infer<typeof ReplaceTodoById>;
/** JSON merge patch (RFC 7396): an absent member stays as it is, and `null` clears where clearing has a meaning. */
export declare const PatchTodo: z.ZodObject<{
    skip: z.ZodOptional<z.ZodLiteral<true>>;
    priority: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    labels: z.ZodOptional<z.ZodNullable<z.ZodPipe<z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>, z.ZodTransform<string[], string[]>>>>;
    version: z.ZodOptional<z.ZodInt>;
    repeat: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    repeatFrom: z.ZodOptional<z.ZodEnum<{
        DUE: "DUE";
        COMPLETION: "COMPLETION";
    }>>;
    tz: z.ZodOptional<z.ZodString>;
    title: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    content: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    check: z.ZodOptional<z.ZodObject<{
        text: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        done: z.ZodBoolean;
        occurrence: z.ZodOptional<z.ZodInt>;
        version: z.ZodOptional<z.ZodInt>;
    }, z.core.$strip>>;
    status: z.ZodOptional<z.ZodEnum<{
        TODO: "TODO";
        PROGRESS: "PROGRESS";
        DONE: "DONE";
    }>>;
    completed: z.ZodOptional<z.ZodBoolean>;
    due: z.ZodOptional<z.ZodNullable<z.ZodISODate>>;
    order: z.ZodOptional<z.ZodNumber>;
    before: z.ZodOptional<z.ZodInt>;
    after: z.ZodOptional<z.ZodInt>;
    list: z.ZodOptional<z.ZodInt>;
    assignee: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
}, z.core.$strip>;
export type PatchTodo = z.infer<typeof PatchTodo>;
/** Response to a delete by filter. */
export declare const Cleared: z.ZodObject<{
    deleted: z.ZodInt;
    ids: z.ZodArray<z.ZodInt>;
}, z.core.$strip>;
export type Cleared = z.infer<typeof Cleared>;
