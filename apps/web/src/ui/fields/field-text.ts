/** Normalizes a text as a browser's one-line field does: without line breaks. */
export function inLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, '');
}

/** Normalizes a text as a browser's text area does: with one kind of line break. */
export function inArea(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
