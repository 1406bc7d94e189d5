/** A text as a browser's one-line field holds it: without line breaks. */
export function inLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, '');
}

/** A text as a browser's text area holds it: with one kind of line break. */
export function inArea(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
