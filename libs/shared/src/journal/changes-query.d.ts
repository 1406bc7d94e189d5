import { z } from 'zod';
/** A number of a change in a path or a query. */
export declare const SeqText: (name: string) => z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>;
/** Query of `GET /todo/changes`. */
export declare const ChangesQuery: z.ZodObject<{
    list: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>, unknown>;
    since: z.ZodPipe<z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>, unknown>, z.ZodTransform<number, number | undefined>>;
    limit: z.ZodPipe<z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>, z.ZodTransform<number, number>>>, unknown>, z.ZodTransform<number, number | undefined>>;
}, z.core.$strip>;
export type ChangesQuery = z.infer<typeof ChangesQuery>;
/** Query of `POST /todo/changes/{seq}/undo`. */
export declare const UndoQuery: z.ZodObject<{
    list: z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>, unknown>;
}, z.core.$strip>;
export type UndoQuery = z.infer<typeof UndoQuery>;
/** Query of `GET /todo/{id}/history`. */
export declare const HistoryQuery: z.ZodObject<{
    before: z.ZodPipe<z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>, unknown>, z.ZodTransform<number, number | undefined>>;
    limit: z.ZodPipe<z.ZodPreprocess<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>, z.ZodTransform<number, number>>>, unknown>, z.ZodTransform<number, number | undefined>>;
}, z.core.$strip>;
export type HistoryQuery = z.infer<typeof HistoryQuery>;
