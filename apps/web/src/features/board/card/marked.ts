import { html, type Markup } from '../../../ui/markup';

/** The text with all matches of the search query highlighted. */
export function marked(text: string, q: string): string | Markup[] {
  if (!q) return text;
  const lowered = text.toLowerCase();
  const wanted = q.toLowerCase();
  // The lower case of some letters has another length, which would shift the positions.
  if (lowered.length !== text.length) return text;
  const parts: Markup[] = [];
  let at = 0;
  for (let hit = lowered.indexOf(wanted); hit >= 0; hit = lowered.indexOf(wanted, at)) {
    parts.push(html`${text.slice(at, hit)}<mark>${text.slice(hit, hit + q.length)}</mark>`);
    at = hit + q.length;
  }
  return [...parts, html`${text.slice(at)}`];
}
