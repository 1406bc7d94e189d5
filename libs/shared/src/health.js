import { z } from 'zod';
const Part = z.enum(['ok', 'down', 'draining']);
/** Response of `/livez`: the process is running. */
export const Liveness = z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' });
/** Response of `/readyz`: whether this instance can serve, with the state of each part that it needs. */
export const Readiness = z
    .object({ status: z.enum(['ok', 'unavailable']), parts: z.record(z.string(), Part) })
    .meta({ id: 'Readiness' });
//# sourceMappingURL=health.js.map