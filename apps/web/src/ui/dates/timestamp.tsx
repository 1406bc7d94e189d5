import { useEffect, useState } from 'react';
import { dateTag } from './calendar-day';

/**
 * A moment to the minute, in the visitor's time zone.
 * @param time ISO 8601
 * @param zone IANA name; null where the server does not know it, and only the browser's script does
 */
export function useMoment(time: string, zone: string | null): string {
  const [local, setLocal] = useState(zone);
  useEffect(() => setLocal(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return momentText(time, local);
}

/** The same as text, outside of a page; marked as UTC where no zone is known. */
export function momentText(time: string, zone: string | null): string {
  const minute = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const where = zone === null ? ({ timeZone: 'UTC', timeZoneName: 'short' } as const) : { timeZone: zone };
  return new Intl.DateTimeFormat(dateTag(), { ...minute, ...where }).format(new Date(time));
}
