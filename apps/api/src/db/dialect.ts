/** The few places where the two databases want different SQL. */
export interface Dialect {
  /** Condition that `column` contains the one bound parameter, case-insensitively, with `!` as the escape of `%`, `_`. */
  contains(column: string): string;
  /** Brings a search text into the form that `contains` compares with. */
  searchText(text: string): string;
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
}

export const mysqlDialect: Dialect = {
  contains: (column) => `${column} LIKE ? ESCAPE '!'`,
  searchText: (text) => text,
  owned: 'owner = ?',
  forUpdate: ' FOR UPDATE',
  forUpdateOfFree: ' FOR UPDATE SKIP LOCKED',
  now: 'UTC_TIMESTAMP(3)',
};

/** SQLite's LIKE folds the case of ASCII only; `fold` is registered on each connection (see sqlite.ts). */
export const sqliteDialect: Dialect = {
  contains: (column) => `fold(${column}) LIKE ? ESCAPE '!'`,
  searchText: fold,
  owned: 'owner = ? + 0',
  forUpdate: '',
  forUpdateOfFree: '',
  now: "strftime('%Y-%m-%d %H:%M:%f', 'now')",
};

/** Lower case without accents, which is what MySQL's utf8mb4_0900_ai_ci compares. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
