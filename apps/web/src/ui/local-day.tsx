import { useEffect, useState } from 'react';
import { localDay } from '../browser/day';
import { dayText } from './calendar-day';

interface Props {
  /** ISO 8601, in UTC */
  time: string;
  /** Its calendar day where the visitor is; null where the server does not know the zone. */
  day: string | null;
  today: string | null;
}

/** The day of a moment as the visitor's calendar has it. */
export function LocalDay({ time, day, today }: Props) {
  const [local, setLocal] = useState(day);
  useEffect(() => setLocal(localDay(new Date(time))), [time]);
  return (
    <time dateTime={time}>{local === null ? `${dayText(time.slice(0, 10), null)} UTC` : dayText(local, today)}</time>
  );
}
