/** Placeholders in one statement: both SQLite and MySQL accept this many. */
export const mostPlaceholders = 1_000;

/** Splits ids into batches that fit into one statement, each with the text of its `IN (...)` list. */
export function* batches(ids: readonly number[]): Generator<{ list: string; ids: readonly number[] }> {
  for (let start = 0; start < ids.length; start += mostPlaceholders) {
    const part = ids.slice(start, start + mostPlaceholders);
    yield { list: part.map(() => '?').join(', '), ids: part };
  }
}
