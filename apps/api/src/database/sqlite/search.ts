import BetterSqlite3 from 'better-sqlite3';

/** A statement for the search thread. */
export interface Search {
  /** Path of the database file. */
  file: string;
  sql: string;
  parameters: readonly unknown[];
  /** Timeout after which the statement is aborted. */
  withinMs: number;
}

/** Result of a search; the code is apart, since an error loses it on the way between threads. */
export type Found = { rows: unknown[] } | { error: string; code: string | undefined };

let connection: BetterSqlite3.Database | undefined;
let deadline = Number.POSITIVE_INFINITY;

/**
 * Runs one statement. The module is the entry point of a worker thread, so that a slow statement blocks no request. It
 * imports none of our modules, so that the thread can also be started from the source.
 */
export default function search({ file, sql, parameters, withinMs }: Search): Found {
  try {
    connection ??= open(file);
    deadline = performance.now() + withinMs;
    return { rows: connection.prepare(sql).all(...parameters) };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { error: message, code };
  }
}

function open(file: string): BetterSqlite3.Database {
  const opened = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
  registerMatches(opened, () => {
    if (performance.now() > deadline) throw Object.assign(new Error('it took too long'), { code: 'SQLITE_INTERRUPT' });
  });
  return opened;
}

/**
 * Adds `matches(text, pattern)` to a connection, true when the text matches the regular expression.
 * @param check called before each text; throws to abort the statement
 */
export function registerMatches(to: BetterSqlite3.Database, check: () => void = () => {}): void {
  let last = { source: '', pattern: /(?:)/u };
  to.function('matches', { deterministic: true }, (text: unknown, source: unknown) => {
    check();
    if (source !== last.source) last = { source: String(source), pattern: new RegExp(String(source), 'u') };
    return last.pattern.test(String(text)) ? 1 : 0;
  });
}
