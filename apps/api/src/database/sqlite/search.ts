import BetterSqlite3 from 'better-sqlite3';

/** A statement for the thread that searches. */
export interface Search {
  /** The database. */
  file: string;
  sql: string;
  parameters: readonly unknown[];
  /** When it is given up. */
  withinMs: number;
}

/** What became of it; an error loses its code on the way between threads. */
export type Found = { rows: unknown[] } | { error: string; code: string | undefined };

let connection: BetterSqlite3.Database | undefined;
let deadline = Number.POSITIVE_INFINITY;

/**
 * Runs one statement; the module is the program of a thread of its own, in which nobody waits for an answer meanwhile.
 * It imports nothing of ours, so that the thread can also be started from the source.
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
 * Gives a connection `matches(text, pattern)`, true when the text has the regular expression.
 * @param check is called before each text, and throws to end the statement
 */
export function registerMatches(to: BetterSqlite3.Database, check: () => void = () => {}): void {
  let last = { source: '', pattern: /(?:)/u };
  to.function('matches', { deterministic: true }, (text: unknown, source: unknown) => {
    check();
    if (source !== last.source) last = { source: String(source), pattern: new RegExp(String(source), 'u') };
    return last.pattern.test(String(text)) ? 1 : 0;
  });
}
