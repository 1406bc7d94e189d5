import { z } from 'zod';
/** Id of a list; 0 is the shared list of an installation without accounts. */
export declare const ListId: z.ZodInt;
/** The single list of a query. */
export declare const OneListChoice: z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>;
/** The lists of a query: one, or all that the caller is a member of. */
export declare const ListChoice: z.ZodPipe<z.ZodString, z.ZodTransform<number | "ALL", string>>;
