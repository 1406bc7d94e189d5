import { z } from 'zod';
/** A rule of RFC 5545 in the one form in which it is stored. */
export declare const Repeat: z.ZodString;
/** What the days of a rule are counted from. */
export declare const RepeatFrom: z.ZodEnum<{
    DUE: "DUE";
    COMPLETION: "COMPLETION";
}>;
export type RepeatFrom = z.infer<typeof RepeatFrom>;
/** Members of a todo by which a client sets when it repeats. */
export declare const repeatInput: {
    repeat: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    repeatFrom: z.ZodOptional<z.ZodEnum<{
        DUE: "DUE";
        COMPLETION: "COMPLETION";
    }>>;
    tz: z.ZodOptional<z.ZodString>;
};
