/** Copies that are made by themselves: `todo-2026-11-25T200000Z.sqlite`, in the order of their names. */
const PATTERN = /^todo-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;
const DAYS = 7;
const WEEKS = 4;
const DAY_MS = 24 * 60 * 60 * 1000;

export function backupName(at: Date): string {
  return `todo-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.sqlite`;
}

/** When a copy was made; undefined for a file that is none, or has a name of its own. */
export function madeAt(name: string): Date | undefined {
  const [, day, hour, minute, second] = PATTERN.exec(name) ?? [];
  return day === undefined ? undefined : new Date(`${day}T${hour}:${minute}:${second}Z`);
}

/** Milliseconds since 1970 of the newest copy; 0 if there is none. One with a time to come is not counted. */
export function newestCopy(names: readonly string[], now: Date): number {
  return Math.max(0, ...names.map((name) => madeAt(name)?.getTime() ?? 0).filter((at) => at <= now.getTime()));
}

/**
 * Names of the copies that are no longer kept: of the seven newest days that have one, and of the four newest weeks
 * that do, the newest copy stays. Files with another name are not touched, nor are copies with a time to come: the clock
 * was wrong when they were made, and they must not take the place of those that are made now.
 */
export function expired(names: readonly string[], now: Date): string[] {
  const copies = names
    .flatMap((name) => {
      const at = madeAt(name);
      return at && at <= now ? [{ name, day: Math.floor(at.getTime() / DAY_MS) }] : [];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
  const kept = new Set([
    ...newestOfEach(copies, ({ day }) => day, DAYS),
    // Day 0 was a Thursday, and weeks begin on Monday.
    ...newestOfEach(copies, ({ day }) => Math.floor((day + 3) / 7), WEEKS),
  ]);
  return copies.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** @param copies newest first */
function newestOfEach<T extends { name: string }>(copies: T[], periodOf: (copy: T) => number, periods: number) {
  const newest = new Map<number, string>();
  for (const copy of copies) if (!newest.has(periodOf(copy))) newest.set(periodOf(copy), copy.name);
  return [...newest.values()].slice(0, periods);
}
