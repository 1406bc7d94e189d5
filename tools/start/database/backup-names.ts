/** Automatic backups: `todo-2026-11-25T200000Z.sqlite`, so that sorting by name sorts by time. */
const pattern = /^todo-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;
const keptDays = 7;
const keptWeeks = 4;
const dayMs = 24 * 60 * 60 * 1000;

export function backupName(at: Date): string {
  return `todo-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.sqlite`;
}

/** When a backup was made; undefined for any other file. */
export function madeAt(name: string): Date | undefined {
  const [, day, hour, minute, second] = pattern.exec(name) ?? [];
  return day === undefined ? undefined : new Date(`${day}T${hour}:${minute}:${second}Z`);
}

/** Time of the newest backup in milliseconds since 1970, 0 if there is none. Backups with a future time are ignored. */
export function newestCopy(names: readonly string[], now: Date): number {
  return Math.max(0, ...names.map((name) => madeAt(name)?.getTime() ?? 0).filter((at) => at <= now.getTime()));
}

/**
 * Names of the backups to remove: the newest one of each of the last seven days and four weeks that have one is kept.
 * Files with other names are ignored, and so are backups with a future time: a wrong clock made them, and they must not
 * replace those of today.
 */
export function expired(names: readonly string[], now: Date): string[] {
  const copies = names
    .flatMap((name) => {
      const at = madeAt(name);
      return at && at <= now ? [{ name, day: Math.floor(at.getTime() / dayMs) }] : [];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
  const kept = new Set([
    ...newestOfEach(copies, ({ day }) => day, keptDays),
    // Day 0 was a Thursday, and weeks start on Monday.
    ...newestOfEach(copies, ({ day }) => Math.floor((day + 3) / 7), keptWeeks),
  ]);
  return copies.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** @param copies newest first */
function newestOfEach<T extends { name: string }>(copies: T[], periodOf: (copy: T) => number, periods: number) {
  const newest = new Map<number, string>();
  for (const copy of copies) if (!newest.has(periodOf(copy))) newest.set(periodOf(copy), copy.name);
  return [...newest.values()].slice(0, periods);
}
