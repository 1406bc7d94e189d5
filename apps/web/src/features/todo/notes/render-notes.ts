import type { Box, Tally } from '@todo/shared/todos/checklist';
import { boxField } from '../../../ui/fields/box-field';
import { html } from '../../../ui/markup';
import { markdownOf, type Notes } from './markdown';

/** Rendered notes, shown beside the field that they are typed into. */
export interface ShownNotes {
  /** HTML that consists only of what our subset of Markdown allows. */
  markup: string;
  tally: Tally | null;
}

/**
 * Renders notes as HTML; used on the server only.
 * @param version of the todo
 * @returns null for plain text, for which the text field is enough
 */
export function renderNotes(content: string, version: number): ShownNotes | null {
  const { tokens, notes, render } = markdownOf(content, (box) => boxMarkup(box, version));
  const isPlain = tokens.every(
    ({ type, children }) =>
      type.startsWith('paragraph') || (type === 'inline' && children?.every((part) => plain.has(part.type))),
  );
  return isPlain ? null : { markup: render(), tally: tallyOfBoxes(notes) };
}

const plain = new Set(['text', 'softbreak']);

/** A button of the page's form `tick`, labeled by the text of its line, which stays outside as it may have links. */
function boxMarkup(box: Box, version: number): string {
  return html`<button class="tick" form="tick" name="box" value="${boxField(box, version)}" role="checkbox" aria-checked="${String(box.done)}" aria-labelledby="box-${box.line}"></button>`
    .text;
}

function tallyOfBoxes({ boxes }: Notes): Tally | null {
  const all = [...boxes.values()];
  return all.length > 0 ? { done: all.filter(({ done }) => done).length, total: all.length } : null;
}
