import { z } from 'zod';
/** An IANA time zone. */
export const TimeZone = z
    .string()
    .refine((zone) => isTimeZone(zone), { error: 'tz must be an IANA time zone like Europe/Berlin' })
    .meta({ description: 'IANA time zone that decides what today is', example: 'Europe/Berlin' });
/** Whether this is the name of an IANA time zone. */
export function isTimeZone(zone) {
    try {
        new Intl.DateTimeFormat('en', { timeZone: zone });
        return true;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=time-zone.js.map