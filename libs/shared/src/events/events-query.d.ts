import { z } from 'zod';
/** Lists that one stream follows at most. */
export declare const mostListsOfStream = 32;
/** Query of `GET /todo/events`. */
export declare const EventsQuery: z.ZodObject<{
    list: z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodPipe<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string | string[]>>, z.ZodArray<z.ZodPipe<z.ZodString, z.ZodTransform<number | "ALL", string>>>>, z.ZodTransform<number[] | "ALL", (number | "ALL")[]>>>;
    since: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type EventsQuery = z.infer<typeof EventsQuery>;
