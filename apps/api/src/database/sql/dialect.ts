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
  /** The id that an INSERT of one row generated, from the result of the driver. */
  insertedId(result: unknown): number;
}

export const mysqlDialect: Dialect = {
  // The pattern itself ignores case, as it does accents.
  matches: (column) => `REGEXP_LIKE(${column}, ?, 'c')`,
  inList: 'owner = ?',
  forUpdate: ' FOR UPDATE',
  forUpdateOfFree: ' FOR UPDATE SKIP LOCKED',
  now: 'UTC_TIMESTAMP(3)',
  insertedId: (result) => (result as { insertId: number }).insertId,
};

/** SQLite has no regular expressions built in; `matches` is registered on each connection (see sqlite/search.ts). */
export const sqliteDialect: Dialect = {
  matches: (column) => `matches(${column}, ?)`,
  inList: 'owner = ? + 0',
  forUpdate: '',
  forUpdateOfFree: '',
  now: "strftime('%Y-%m-%d %H:%M:%f', 'now')",
  insertedId: Number,
};
