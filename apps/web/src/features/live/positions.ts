/** Number of the last change that a page has of each of its lists. */
export type Positions = ReadonlyMap<number, number>;

/** Reads `<list>:<seq>`, several joined by commas; undefined where it is none of these. */
export function parsePositions(text: string | null | undefined): Map<number, number> | undefined {
  const positions = new Map<number, number>();
  for (const part of text?.split(',') ?? []) {
    const [list, seq] = part.split(':').map(Number);
    if (!Number.isSafeInteger(list) || !Number.isSafeInteger(seq)) return undefined;
    positions.set(list as number, seq as number);
  }
  return positions.size > 0 ? positions : undefined;
}

/** The id of an event that has come so far. */
export function formatPositions(positions: Positions): string {
  return Array.from(positions, ([list, seq]) => `${list}:${seq}`).join();
}

/** Whether one of the lists has not come as far as in `least`; lists that are gone do not count. */
export function isBehind(positions: Positions, least: Positions): boolean {
  return Array.from(positions).some(([list, seq]) => seq < (least.get(list) ?? 0));
}

/** How far all of several answers have come, which may be of different servers; undefined if one does not say. */
export function oldestOf(answers: (string | undefined)[]): string | null {
  const oldest = new Map<number, number>();
  for (const answer of answers) {
    const positions = parsePositions(answer);
    if (!positions) return null;
    for (const [list, seq] of positions) oldest.set(list, Math.min(seq, oldest.get(list) ?? seq));
  }
  return oldest.size > 0 ? formatPositions(oldest) : null;
}
