import { useEffect, useState } from 'react';

const minuteMs = 60_000;

/** The calendar day of a moment in the time zone of this browser, as `YYYY-MM-DD`. */
export function localDay(moment = new Date()): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * minuteMs).toISOString().slice(0, 10);
}

/**
 * Today's date in the visitor's time zone. The server's date is used for the first render only: it may not know the
 * zone, and pages stay open past midnight, also on machines that sleep.
 * @param rendered the date that the server used; null if it did not know the zone
 */
export function useToday(rendered: string | null): string | null {
  const [today, setToday] = useState(rendered);
  useEffect(() => {
    const look = () => setToday(localDay());
    look();
    const timer = setInterval(look, minuteMs);
    const occasions = ['focus', 'pageshow', 'visibilitychange'];
    for (const occasion of occasions) addEventListener(occasion, look, true);
    return () => {
      clearInterval(timer);
      for (const occasion of occasions) removeEventListener(occasion, look, true);
    };
  }, []);
  return today;
}
