import { config } from '../config/config';

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs a hundred times a formatted date, and there are few time zones. @throws RangeError */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  if (dayFormats.size < 1_000) dayFormats.set(zone, format);
  return format;
}

/**
 * The zone of a visitor: the one that their browser's script has told, or else that of the installation.
 * @param told value of the cookie, an IANA name
 * @returns null where nobody knows
 */
export function zoneOf(told: string | undefined): string | null {
  const fallback = config.timeZone ?? null;
  if (told === undefined || told.length > 64) return fallback;
  try {
    formatFor(told);
    return told;
  } catch {
    return fallback;
  }
}

/** The calendar day in a zone, as `YYYY-MM-DD`; null for none. */
export function dayIn(zone: string | null, moment = new Date()): string | null {
  return zone === null ? null : formatFor(zone).format(moment);
}
