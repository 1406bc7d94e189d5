import { z } from 'zod';
/** Response of `/livez`: the process is running. */
export declare const Liveness: z.ZodObject<{
    status: z.ZodLiteral<"ok">;
}, z.core.$strip>;
export type Liveness = z.infer<typeof Liveness>;
/** Response of `/readyz`: whether this instance can serve, with the state of each part that it needs. */
export declare const Readiness: z.ZodObject<{
    status: z.ZodEnum<{
        ok: "ok";
        unavailable: "unavailable";
    }>;
    parts: z.ZodRecord<z.ZodString, z.ZodEnum<{
        ok: "ok";
        down: "down";
        draining: "draining";
    }>>;
}, z.core.$strip>;
export type Readiness = z.infer<typeof Readiness>;
