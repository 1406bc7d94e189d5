import { z } from 'zod';
/** An empty parameter means the same as an absent one: the tutorial's page sends `status=`. */
export declare const emptyIsAbsent: <T extends z.ZodType>(schema: T) => z.ZodPreprocess<z.ZodOptional<T>, unknown>;
/** `limit` of a page; larger values are clamped. */
export declare const Limit: (description: string) => z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>, z.ZodTransform<number, number>>;
