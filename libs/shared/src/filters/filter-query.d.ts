import { z } from 'zod';
/**
 * The query of a board or list as it is saved: its known members in one order and spelling, without those that say which
 * list, column or page is shown. A whole address is as good as its query.
 */
export declare const FilterQuery: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
/** The query with another label in the place of one, in any spelling; the same text if it does not name it. */
export declare function relabeled(query: string, from: string, to: string): string;
