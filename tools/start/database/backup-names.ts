/** Automatic backups: `todo-2026-11-25T200000Z.sqlite`, so that sorting by name sorts by time. */
const PATTERN = /^todo-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;
const DAYS = 7;
const WEEKS = 4;
const DAY_MS = 24 * 60 * 60 * 1000;

export function backupName(at: Date): string {
  return `todo-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.sqlite`;
}

/** When a backup was made; undefined for any other file. */
export function madeAt(name: string): Date | undefined {
  const [, day, hour, minute, second] = PATTERN.exec(name) ?? [];
  return day === undefined ? undefined : new Date(`${day}T${hour}:${minute}:${second}Z`);
}

/**
 * Names of the backups to remove: the newest one of each of the last seven days and four weeks that have one is kept.
 * Files with other names are ignored.
 */
export function expired(names: readonly string[]): string[] {
  const copies = names
    .flatMap((name) => {
      const at = madeAt(name);
      return at ? [{ name, day: Math.floor(at.getTime() / DAY_MS) }] : [];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
  const kept = new Set([
    ...newestOfEach(copies, ({ day }) => day, DAYS),
    // Day 0 was a Thursday, and weeks start on Monday.
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
