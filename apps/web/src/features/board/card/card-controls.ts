import type { Status } from '@todo/shared/todos/todo';
import { statuses, statusNames } from '../../../ui/card';

/**
 * The buttons of a card as markup, made of numbers and our own words only.
 * Written as text because React's server renderer pays for each attribute: as elements, they cost as much as all the
 * rest of the board. They take their names from the title of their card.
 */
export function cardControls(
  id: number,
  status: Status,
  previous: number | undefined,
  next: number | undefined,
): string {
  const done = status === 'DONE';
  const move = `form="act" formaction="/items/${id}/move"`;
  let items = '';
  for (const to of statuses) {
    if (to !== status) items += `<button ${move} name="status" value="${to}">Move to ${statusNames[to]}</button>`;
  }
  if (previous) items += `<button ${move} name="before" value="${previous}">Move up</button>`;
  if (next) items += `<button ${move} name="after" value="${next}">Move down</button>`;
  return `<button class="check" form="act" formaction="/items/${id}/complete" name="completed" value="${!done}" role="checkbox" aria-checked="${done}" aria-labelledby="title-${id}"></button><details class="menu"><summary id="menu-${id}" aria-label="Actions for" aria-labelledby="menu-${id} title-${id}"></summary><div class="menu-items">${items}<a href="/items/${id}" data-edit="${id}">Edit</a><button form="act" formaction="/items/${id}/delete" class="danger">Delete</button></div></details>`;
}
