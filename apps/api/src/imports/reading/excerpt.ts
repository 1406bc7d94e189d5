/** Characters of a title or of notes in a report. */
const excerpt = 200;

/** The beginning of a text. */
export function cut(text: string): string {
  return [...text.slice(0, 2 * excerpt)].slice(0, excerpt).join('');
}
