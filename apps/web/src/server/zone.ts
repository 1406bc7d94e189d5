import { config } from '../config/config';

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a formatter costs a hundred times as much as using it. @throws RangeError for an unknown zone */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  if (dayFormats.size < 1_000) dayFormats.set(zone, format);
  return format;
}

/**
 * The time zone of a visitor: the one that the browser's script has sent, or else that of the installation.
 * @param sent value of the cookie, an IANA name
 * @returns null if it is unknown
 */
export function zoneOf(sent: string | undefined): string | null {
  const fallback = config.timeZone ?? null;
  if (sent === undefined || sent.length > 64) return fallback;
  try {
    formatFor(sent);
    return sent;
  } catch {
    return fallback;
  }
}

/** The zone of the visitor for the API, which takes UTC without. */
export function inZone({ timeZone }: { timeZone: string | null }): { tz?: string } {
  return timeZone === null ? {} : { tz: timeZone };
}

/** The calendar day in a zone, as `YYYY-MM-DD`; null for none. */
export function dayIn(zone: string | null, moment = new Date()): string | null {
  return zone === null ? null : formatFor(zone).format(moment);
}
