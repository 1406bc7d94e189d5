/** A card of the page; its title is what takes the focus. */
export function cardIn(id: number): HTMLElement | null {
  return document.getElementById(`todo-${id}`);
}

/** The id of the todo that an element shows. @param element the `li` of a card */
export function cardId(element: Element): number {
  return Number(element.id.slice('todo-'.length));
}

/** Gives the focus to the title of a card, if the card is shown. */
export function focusCard(id: number | undefined): void {
  if (id === undefined) return;
  const card = cardIn(id);
  card?.querySelector<HTMLElement>('.card-title')?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

/** The same for any control of it, and the page stays where it is. */
export function focusQuietly(id: number, control: Control = '.card-title'): void {
  cardIn(id)?.querySelector<HTMLElement>(control)?.focus({ preventScroll: true });
}

/** What can have the focus in a card whose menu is closed. */
export type Control = '.card-title' | '.check' | '.menu summary' | `#${string}`;

/** The control of a card that has the focus: its title, where that is something else. */
export function focusedControl(): Control {
  const { activeElement } = document;
  if (activeElement?.matches('.check')) return '.check';
  if (activeElement?.closest('.checks [id]')) return `#${activeElement.id}`;
  return activeElement?.matches('.menu summary') ? '.menu summary' : '.card-title';
}

/** Id of the card that has the focus in it. */
export function focusedCard(): number | null {
  const card = document.activeElement?.closest<HTMLElement>('.card');
  return card ? cardId(card) : null;
}

/** Cards of each list, as they are seen. */
export function cardColumns(): number[][] {
  return Array.from(document.querySelectorAll('.cards:not(details:not([open]) > .cards)'), (list) =>
    Array.from(list.querySelectorAll('.card'), (card) => cardId(card)),
  );
}
