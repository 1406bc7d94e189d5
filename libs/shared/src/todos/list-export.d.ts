import { z } from 'zod';
/** What tells a file of ours from any other JSON. */
export declare const exportFormat = "todo-list";
/** In which form a list is exported. */
export declare const ExportForm: z.ZodEnum<{
    json: "json";
    csv: "csv";
}>;
export type ExportForm = z.infer<typeof ExportForm>;
/** Query of `GET /lists/{id}/export`. */
export declare const ExportQuery: z.ZodObject<{
    format: z.ZodDefault<z.ZodEnum<{
        json: "json";
        csv: "csv";
    }>>;
}, z.core.$strip>;
export type ExportQuery = z.infer<typeof ExportQuery>;
/** A list as a file, which `POST /lists/{id}/import` takes, here or in another installation. */
export declare const ListExport: z.ZodObject<{
    format: z.ZodLiteral<"todo-list">;
    version: z.ZodLiteral<1>;
    exported: z.ZodISODateTime;
    list: z.ZodObject<{
        id: z.ZodInt;
        name: z.ZodString;
    }, z.core.$strip>;
    members: z.ZodArray<z.ZodObject<{
        id: z.ZodInt;
        name: z.ZodString;
    }, z.core.$strip>>;
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
}, z.core.$strip>;
export type ListExport = z.infer<typeof ListExport>;
