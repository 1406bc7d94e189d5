/** Placeholders of one statement: SQLite and MySQL both take this many. */
export const mostPlaceholders = 1_000;

/** Cuts ids into parts that one statement takes, each with the text of its `IN (...)` list. */
export function* batches(ids: readonly number[]): Generator<{ list: string; ids: readonly number[] }> {
  for (let start = 0; start < ids.length; start += mostPlaceholders) {
    const part = ids.slice(start, start + mostPlaceholders);
    yield { list: part.map(() => '?').join(', '), ids: part };
  }
}
