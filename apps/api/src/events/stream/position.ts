/** Position of a listener: the number of the last change that it has, by list. */
export type Positions = Map<number, number>;

const part = /^(\d{1,10}):(\d{1,10})$/;
const alone = /^\d{1,10}$/;

/**
 * Parses the position in a Last-Event-ID or in `since`: `<list>:<seq>`, several joined by commas, or the number alone
 * for a single list. Lists that the stream does not follow are ignored.
 * @returns undefined when it is malformed
 */
export function parsePositions(text: string, lists: readonly number[]): Positions | undefined {
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0 && alone.test(text)) return new Map([[only, Number(text)]]);
  const positions: Positions = new Map();
  for (const item of text.split(',')) {
    const [, list, seq] = part.exec(item) ?? [];
    if (list === undefined || seq === undefined) return undefined;
    if (lists.includes(Number(list))) positions.set(Number(list), Number(seq));
  }
  return positions;
}

/** The id of an event, from which a listener resumes at any instance. */
export function formatPositions(positions: ReadonlyMap<number, number>): string {
  let id = '';
  for (const [list, seq] of positions) id += `${id && ','}${list}:${seq}`;
  return id;
}
