import { html, type Markup } from '../../../ui/markup';

/** Text with the places that a search has found. */
export function marked(text: string, q: string): string | Markup[] {
  if (!q) return text;
  const lowered = text.toLowerCase();
  const wanted = q.toLowerCase();
  // Some letters change their length in lower case; positions would then be wrong.
  if (lowered.length !== text.length) return text;
  const parts: Markup[] = [];
  let at = 0;
  for (let hit = lowered.indexOf(wanted); hit >= 0; hit = lowered.indexOf(wanted, at)) {
    parts.push(html`${text.slice(at, hit)}<mark>${text.slice(hit, hit + q.length)}</mark>`);
    at = hit + q.length;
  }
  return [...parts, html`${text.slice(at)}`];
}
