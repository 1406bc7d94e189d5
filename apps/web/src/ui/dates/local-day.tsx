import { useEffect, useState } from 'react';
import { localDay } from '../../browser/day';
import { m } from '../../messages/messages';
import { dayText } from './calendar-day';

/**
 * The day of a moment in the visitor's time zone.
 * @param time ISO 8601, in UTC
 * @param day its calendar day in that zone; null where the server does not know the zone
 */
export function useLocalDay(time: string, day: string | null, today: string | null): string {
  const [local, setLocal] = useState(day);
  useEffect(() => setLocal(localDay(new Date(time))), [time]);
  return local === null ? m.day_utc({ day: dayText(time.slice(0, 10), null) }) : dayText(local, today);
}
