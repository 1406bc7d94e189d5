import { z } from 'zod';
/** An IANA time zone. */
export declare const TimeZone: z.ZodString;
/** Whether this is the name of an IANA time zone. */
export declare function isTimeZone(zone: string): boolean;
