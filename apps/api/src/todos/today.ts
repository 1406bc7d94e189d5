/** The calendar day in a time zone, `YYYY-MM-DD`; the Swedish locale writes dates that way. */
export function today(timeZone: string, at = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}
