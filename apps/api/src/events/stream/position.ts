/** How far a listener has come: the number of the last change that it has, by list. */
export type Positions = Map<number, number>;

const part = /^(\d{1,10}):(\d{1,10})$/;
const alone = /^\d{1,10}$/;

/**
 * The position in a Last-Event-ID or in `since`: `<list>:<seq>`, several joined by commas, or the number alone where
 * there is one list. Lists that are not listened to are left out.
 * @returns undefined when it is none of these
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

/** The id of an event: by it, a listener goes on anywhere. */
export function formatPositions(positions: ReadonlyMap<number, number>): string {
  let id = '';
  for (const [list, seq] of positions) id += `${id && ','}${list}:${seq}`;
  return id;
}
