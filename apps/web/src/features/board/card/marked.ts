import { hitsIn } from '@todo/shared/search/hits';
import { soughtTexts } from '@todo/shared/search/tokens';
import { html, type Markup } from '../../../ui/markup';

/** The previous query, parsed: all texts of a page are highlighted with the same one. */
let last = { q: '', sought: soughtTexts('') };

/** The text with all matches of the search query highlighted. */
export function marked(text: string, q: string): string | Markup[] {
  if (q !== last.q) last = { q, sought: soughtTexts(q) };
  const hits = hitsIn(text, last.sought);
  if (hits.length === 0) return text;
  const parts: Markup[] = [];
  let at = 0;
  for (const [from, to] of hits) {
    parts.push(html`${text.slice(at, from)}<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, html`${text.slice(at)}`];
}
