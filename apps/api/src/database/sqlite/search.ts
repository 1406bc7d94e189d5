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

/** Expressions that are kept: a statement has one for each word, which take turns with each text. */
const mostPatterns = 64;

/** Expressions by their numbers. */
const sources: string[] = [];

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
    return { rows: connection.prepare(sql).all(...withHandles(sql, parameters)) };
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
 * The parameters of a statement with a number for each expression: an expression is as long as some texts, and SQLite
 * would hand over all of it with each text.
 */
function withHandles(sql: string, parameters: readonly unknown[]): unknown[] {
  const given = [...parameters];
  if (sources.length > mostPatterns) sources.length = 0;
  let n = 0;
  for (const [part] of sql.matchAll(/matches\([\w.]+, \?\)|\?/g)) {
    if (part !== '?') given[n] = handleOf(String(given[n]));
    n++;
  }
  return given;
}

function handleOf(source: string): number {
  const known = sources.indexOf(source);
  return known === -1 ? sources.push(source) - 1 : known;
}

/**
 * Adds `matches(text, pattern)` to a connection, true when the text matches the regular expression, or the one of a
 * number.
 * @param check called before each text; throws to abort the statement
 */
export function registerMatches(to: BetterSqlite3.Database, check: () => void = () => {}): void {
  const patterns = new Map<string, Pattern>();
  const patternFor = (given: unknown): Pattern => {
    const source = typeof given === 'number' ? (sources[given] as string) : String(given);
    let pattern = patterns.get(source);
    if (!pattern) {
      if (patterns.size === mostPatterns) patterns.clear();
      pattern = patternOf(source);
      patterns.set(source, pattern);
    }
    return pattern;
  };
  to.function('matches', { deterministic: true }, (value: unknown, given: unknown) => {
    check();
    const text = String(value);
    const pattern = patternFor(given);
    return (beyondLatin.test(text) ? pattern.any : pattern.latin).test(text) ? 1 : 0;
  });
}

/** An expression, and one that says the same of texts in Latin letters, composed ones too, several times quicker. */
interface Pattern {
  any: RegExp;
  latin: RegExp;
}

const beyondLatin = /[^\0-\u02ff]/;

/** The expressions have letters as they are, and escape all signs, so that a bracket always is a class. */
function patternOf(source: string): Pattern {
  const latin = source
    // Accents that are ignored, and what must not follow them: none is among these letters.
    .replace(/\[[^\]]*\]\*\(\?!\[[^\]]*\]\)/gu, '')
    .replace(/\[[^\]]*\]|[^\0-\u02ff]/gu, (part) => (part.startsWith('[') ? part.replace(/[^\0-\u02ff]/gu, '') : '[]'));
  return { any: new RegExp(source, 'u'), latin: new RegExp(latin, 'u') };
}
