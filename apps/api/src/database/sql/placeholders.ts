/** Placeholders in one statement: both SQLite and MySQL accept this many. */
export const mostPlaceholders = 1_000;

/** Ids that fit into one statement, with the text of its `IN (...)` list. */
export interface Batch {
  list: string;
  ids: readonly number[];
}

/** Splits ids into batches of at most `most`. */
export function* batches(ids: readonly number[], most = mostPlaceholders): Generator<Batch> {
  for (let start = 0; start < ids.length; start += most) {
    const part = ids.slice(start, start + most);
    yield { list: part.map(() => '?').join(', '), ids: part };
  }
}
