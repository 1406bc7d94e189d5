import { useEffect, useState } from 'react';

const minuteMs = 60_000;

/** The calendar day of a moment where this browser is, as `YYYY-MM-DD`. */
export function localDay(moment = new Date()): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * minuteMs).toISOString().slice(0, 10);
}

/**
 * Today's date where the visitor is. The server's idea of it stands for the first rendering only: it may not know the
 * zone, and a page stays open over midnight, on machines that sleep.
 * @param rendered what the page was rendered with; null where the server did not know
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
