import { z } from 'zod';
import { Status } from './todo.js';
export declare const allStatuses: readonly Status[];
export type DueFilter = {
    kind: 'today' | 'overdue' | 'none';
} | {
    kind: 'range';
    from: string;
    to: string;
};
export declare const Sort: z.ZodEnum<{
    title: "title";
    created: "created";
    priority: "priority";
    due: "due";
    updated: "updated";
    order: "order";
    "-updated": "-updated";
    "-created": "-created";
}>;
export type Sort = z.infer<typeof Sort>;
/** Assignee filter: an account, the caller, or nobody. */
declare const AssigneeFilter: z.ZodPipe<z.ZodString, z.ZodTransform<number | "none" | "me", string>>;
export type AssigneeFilter = z.infer<typeof AssigneeFilter>;
/** Priority filter: some of the levels; null stands for none. */
declare const PriorityFilter: z.ZodPipe<z.ZodString, z.ZodTransform<(number | null)[], string>>;
export type PriorityFilter = z.infer<typeof PriorityFilter>;
/** Query of `GET /todo`. */
export declare const ListQuery: z.ZodObject<{
    sort: z.ZodPreprocess<z.ZodOptional<z.ZodEnum<{
        title: "title";
        created: "created";
        priority: "priority";
        due: "due";
        updated: "updated";
        order: "order";
        "-updated": "-updated";
        "-created": "-created";
    }>>, unknown>;
    limit: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>, z.ZodTransform<number, number>>>, unknown>;
    cursor: z.ZodPreprocess<z.ZodOptional<z.ZodString>, unknown>;
    count: z.ZodPreprocess<z.ZodOptional<z.ZodCodec<z.ZodString, z.ZodBoolean>>, unknown>;
    content: z.ZodPreprocess<z.ZodOptional<z.ZodEnum<{
        excerpt: "excerpt";
    }>>, unknown>;
    list: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number | "ALL", string>>>, unknown>;
    assignee: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number | "none" | "me", string>>>, unknown>;
    priority: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<(number | null)[], string>>>, unknown>;
    label: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodPipe<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string | string[]>>, z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>>, z.ZodTransform<string[], string[]>>>, unknown>;
    q: z.ZodPreprocess<z.ZodOptional<z.ZodString>, unknown>;
    due: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<{
        kind: "today" | "overdue" | "none";
    } | {
        kind: "range";
        from: string;
        to: string;
    }, string>>>, unknown>;
    tz: z.ZodPreprocess<z.ZodOptional<z.ZodString>, unknown>;
    deleted: z.ZodPreprocess<z.ZodOptional<z.ZodCodec<z.ZodString, z.ZodBoolean>>, unknown>;
    status: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodEnum<{
        TODO: "TODO";
        PROGRESS: "PROGRESS";
        DONE: "DONE";
    }>>>>, unknown>;
}, z.core.$strip>;
export type ListQuery = z.infer<typeof ListQuery>;
/** Query of `DELETE /todo`: the filter is required, so that omitting it does not clear everything. */
export declare const ClearQuery: z.ZodObject<{
    list: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number | "ALL", string>>>, unknown>;
    assignee: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number | "none" | "me", string>>>, unknown>;
    priority: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<(number | null)[], string>>>, unknown>;
    label: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodPipe<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string | string[]>>, z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>>, z.ZodTransform<string[], string[]>>>, unknown>;
    q: z.ZodPreprocess<z.ZodOptional<z.ZodString>, unknown>;
    due: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<{
        kind: "today" | "overdue" | "none";
    } | {
        kind: "range";
        from: string;
        to: string;
    }, string>>>, unknown>;
    tz: z.ZodPreprocess<z.ZodOptional<z.ZodString>, unknown>;
    deleted: z.ZodPreprocess<z.ZodOptional<z.ZodCodec<z.ZodString, z.ZodBoolean>>, unknown>;
    status: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodEnum<{
        TODO: "TODO";
        PROGRESS: "PROGRESS";
        DONE: "DONE";
    }>>>>, unknown>;
}, z.core.$strip>;
export type ClearQuery = z.infer<typeof ClearQuery>;
/** The canonical form of a list query, without the cursor and without parameters that have no effect. */
export declare function spellList(query: ListQuery): string;
export {};
