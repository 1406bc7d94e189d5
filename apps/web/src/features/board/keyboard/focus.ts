/** The element of a card on the page. */
export function cardIn(id: number): HTMLElement | null {
  return document.getElementById(`todo-${id}`);
}

/** The id of the todo that an element shows. @param element the `li` of a card */
export function cardId(element: Element): number {
  return Number(element.id.slice('todo-'.length));
}

/** Focuses the title of a card, if the card is shown. */
export function focusCard(id: number | undefined): void {
  if (id === undefined) return;
  const card = cardIn(id);
  card?.querySelector<HTMLElement>('.card-title')?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

/** Focuses any control of a card, without scrolling. */
export function focusQuietly(id: number, control: Control = '.card-title'): void {
  cardIn(id)?.querySelector<HTMLElement>(control)?.focus({ preventScroll: true });
}

/** The controls of a card that can have the focus while its menu is closed. */
export type Control = '.card-title' | '.check' | '.menu summary' | `#${string}`;

/** The control that has the focus; the title if it is any other element of the card. */
export function focusedControl(): Control {
  const { activeElement } = document;
  if (activeElement?.matches('.check')) return '.check';
  if (activeElement?.closest('.checks [id]')) return `#${activeElement.id}`;
  return activeElement?.matches('.menu summary') ? '.menu summary' : '.card-title';
}

/** Id of the card that contains the focus. */
export function focusedCard(): number | null {
  const card = document.activeElement?.closest<HTMLElement>('.card');
  return card ? cardId(card) : null;
}

/** Ids of the visible cards of each list, in the order shown. */
export function cardColumns(): number[][] {
  return Array.from(document.querySelectorAll('.cards:not(details:not([open]) > .cards)'), (list) =>
    Array.from(list.querySelectorAll('.card'), (card) => cardId(card)),
  );
}
