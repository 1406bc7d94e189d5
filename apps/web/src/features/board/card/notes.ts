import { boxesOf } from '@todo/shared/todos/checklist';
import { m } from '../../../messages/messages';
import type { Card } from '../../../ui/card';
import { boxField } from '../../../ui/fields/box-field';
import { html, type Markup } from '../../../ui/markup';
import { marked } from './marked';

/**
 * The notes as a card shows them: the text without its checkboxes, and a count such as "2/5" that unfolds these. Each
 * checkbox is a button of the page's only form, `act`.
 */
export function notesOf(card: Card, q: string): { text: string; checks?: Markup } {
  const { id, content, long, boxes, ticked, version } = card;
  if (boxes === 0) return { text: content };
  const found = boxesOf(content);
  const lines = content.split(/\r\n?|\n/);
  const text = lines.filter((_, n) => !found.some(({ line }) => line === n)).join('\n');
  // An excerpt may cut its last line short.
  const shown = found.filter(({ line }) => !long || line < lines.length - 1);
  const items = shown.map(
    (box) =>
      html`<li class="box in-${Math.min(4, (box.indent + 1) >> 1)}"><button id="box-${id}-${box.line}" class="tick" form="act" formaction="/items/${id}/tick" name="box" value="${boxField(box, version)}" role="checkbox" aria-checked="${String(box.done)}" dir="auto"><span>${marked(box.text, q)}</span></button></li>`,
  );
  // When the card is rendered again, it stays unfolded or folded.
  const before = globalThis.document?.getElementById(`checks-${id}`)?.parentElement;
  const isOpen = before?.hasAttribute('open') ?? (q !== '' && items.some((item) => item.text.includes('<mark>')));
  const name = m.checklist_of({ done: ticked, total: boxes });
  const checks = html`<details class="checks"${isOpen && ' open'}><summary id="checks-${id}" class="chip${ticked === boxes && ' done'}" aria-label="${name}" aria-labelledby="checks-${id} title-${id}">${ticked}/${boxes}</summary><ul role="list">${items}</ul>${shown.length < boxes && html`<a href="/items/${id}">${m.open()}</a>`}</details>`;
  return { text: text.trim(), checks };
}
