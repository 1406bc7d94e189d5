/** The few places where the two databases want different SQL. */
export interface Dialect {
  /** Condition that `column` has the regular expression that is the one bound parameter. */
  matches(column: string): string;
  /**
   * Condition that a row belongs to the one bound owner. Written so that SQLite does not look at the value, which would
   * make it plan the statement anew at each run and double its cost.
   */
  readonly owned: string;
  /** Suffix of a SELECT that locks its rows until the transaction ends. */
  readonly forUpdate: string;
  /** The same, leaving out the rows that others hold at this moment. */
  readonly forUpdateOfFree: string;
  /** Expression of the time by the database's own clock, as a StoredTimestamp. */
  readonly now: string;
  /** The id that an INSERT of one row gave it, from what the driver answered. */
  insertedId(result: unknown): number;
}

export const mysqlDialect: Dialect = {
  // Case is in the pattern, as accents are.
  matches: (column) => `REGEXP_LIKE(${column}, ?, 'c')`,
  owned: 'owner = ?',
  forUpdate: ' FOR UPDATE',
  forUpdateOfFree: ' FOR UPDATE SKIP LOCKED',
  now: 'UTC_TIMESTAMP(3)',
  insertedId: (result) => (result as { insertId: number }).insertId,
};

/** SQLite has no regular expressions of its own; `matches` is registered on each connection (see sqlite/search.ts). */
export const sqliteDialect: Dialect = {
  matches: (column) => `matches(${column}, ?)`,
  owned: 'owner = ? + 0',
  forUpdate: '',
  forUpdateOfFree: '',
  now: "strftime('%Y-%m-%d %H:%M:%f', 'now')",
  insertedId: Number,
};
