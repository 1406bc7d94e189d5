const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayMs = 86_400_000;

/** @returns days from `today` to `due`; negative when it is past */
export function daysUntil(due: string, today: string): number {
  return Math.round((Date.parse(due) - Date.parse(today)) / dayMs);
}

/**
 * A calendar day as a person says it. Written out here so that server and browser agree on every letter.
 * @param today null where nobody knows which day the visitor has: the date alone is always true
 */
export function dueText(due: string, today: string | null): string {
  if (today === null) return dayText(due, today);
  const days = daysUntil(due, today);
  if (days === 0) return 'Today';
  if (days === 1) return 'Tomorrow';
  return days < 0 ? `Overdue: ${dayText(due, today)}` : dayText(due, today);
}

/** A day as `3 Mar`, with its year unless that is the one of `today`. @param day `YYYY-MM-DD` */
export function dayText(day: string, today: string | null): string {
  const [year, month, date] = day.split('-');
  const short = `${Number(date)} ${months[Number(month) - 1]}`;
  return year === today?.slice(0, 4) ? short : `${short} ${year}`;
}
