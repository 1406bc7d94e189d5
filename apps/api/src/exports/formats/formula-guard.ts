/** With these a spreadsheet takes a cell for a formula, and runs it for whoever opens the file. */
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/;
const guarded = /^''*[=+\-@＝＋－＠\t\r\n]/;

/** The text of a cell that no spreadsheet runs: an apostrophe before it makes it a text. */
export function withGuard(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that was guarded. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
