/** The few places where the two databases need different SQL. */
export interface Dialect {
  /** Condition that `column` matches the regular expression that is the one bound parameter. */
  matches(column: string): string;
  /**
   * Condition that a todo is in the one bound list. Written so that SQLite does not inspect the bound value, which
   * would make it plan the statement again for each run and double its cost.
   */
  readonly inList: string;
  /** Suffix of a SELECT that locks its rows until the transaction ends. */
  readonly forUpdate: string;
  /** The same, but skips rows that others have locked. */
  readonly forUpdateOfFree: string;
  /** Expression for the current time by the database's own clock, as a StoredTimestamp. */
  readonly now: string;
  /** Start of an INSERT that leaves a row alone that is there already. */
  readonly insertMissing: string;
  /** Statement that adds the first parameter to a counter in the row whose id is the last one. */
  addTo(table: string, column: string, alsoSet: string): string;
  /** The new value of that counter, from the result of the driver; undefined if there is no such row. */
  addedTo(result: unknown): number | undefined;
  /** The id that an INSERT of one row generated, from the result of the driver. */
  insertedId(result: unknown): number;
  /** The first of the ids, one after the other, that an INSERT of `count` rows generated. */
  firstInsertedId(result: unknown, count: number): number;
}

export const mysqlDialect: Dialect = {
  // The pattern itself ignores case, as it does accents.
  matches: (column) => `REGEXP_LIKE(${column}, ?, 'c')`,
  inList: 'owner = ?',
  forUpdate: ' FOR UPDATE',
  forUpdateOfFree: ' FOR UPDATE SKIP LOCKED',
  now: 'UTC_TIMESTAMP(3)',
  insertMissing: 'INSERT IGNORE INTO',
  addTo: (table, column, alsoSet) =>
    `UPDATE ${table} SET ${column} = LAST_INSERT_ID(${column} + ?), ${alsoSet} WHERE id = ?`,
  addedTo(result) {
    const { affectedRows, insertId } = result as { affectedRows: number; insertId: number };
    return affectedRows === 0 ? undefined : insertId;
  },
  insertedId: (result) => (result as { insertId: number }).insertId,
  firstInsertedId: (result) => (result as { insertId: number }).insertId,
};

/** SQLite has no regular expressions built in; `matches` is registered on each connection (see sqlite/search.ts). */
export const sqliteDialect: Dialect = {
  matches: (column) => `matches(${column}, ?)`,
  inList: 'owner = ? + 0',
  forUpdate: '',
  forUpdateOfFree: '',
  now: "strftime('%Y-%m-%d %H:%M:%f', 'now')",
  insertMissing: 'INSERT OR IGNORE INTO',
  addTo: (table, column, alsoSet) =>
    `UPDATE ${table} SET ${column} = ${column} + ?, ${alsoSet} WHERE id = ? RETURNING ${column} AS value`,
  addedTo: (result) => (result as { value: number }[])[0]?.value,
  insertedId: Number,
  firstInsertedId: (result, count) => Number(result) - count + 1,
};
