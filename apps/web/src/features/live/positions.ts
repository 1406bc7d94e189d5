/** The number of the newest change that a page includes, by the id of the list. */
export type Positions = ReadonlyMap<number, number>;

/** Parses `<list>:<seq>`, comma-separated; undefined if the text has another form. */
export function parsePositions(text: string | null | undefined): Map<number, number> | undefined {
  const positions = new Map<number, number>();
  for (const part of text?.split(',') ?? []) {
    const [list, seq] = part.split(':').map(Number);
    if (!Number.isSafeInteger(list) || !Number.isSafeInteger(seq)) return undefined;
    positions.set(list as number, seq as number);
  }
  return positions.size > 0 ? positions : undefined;
}

/** The positions as the id of an event. */
export function formatPositions(positions: Positions): string {
  return Array.from(positions, ([list, seq]) => `${list}:${seq}`).join();
}

/** Whether any list is behind its position in `least`; lists that are missing here do not count. */
export function isBehind(positions: Positions, least: Positions): boolean {
  return Array.from(positions).some(([list, seq]) => seq < (least.get(list) ?? 0));
}

/** The oldest position in responses that may come from different servers; null if one has none. */
export function oldestOf(answers: (string | undefined)[]): string | null {
  const oldest = new Map<number, number>();
  for (const answer of answers) {
    const positions = parsePositions(answer);
    if (!positions) return null;
    for (const [list, seq] of positions) oldest.set(list, Math.min(seq, oldest.get(list) ?? seq));
  }
  return oldest.size > 0 ? formatPositions(oldest) : null;
}
