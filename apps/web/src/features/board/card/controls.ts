import type { Status } from '@todo/shared/todos/todo';
import { statuses, statusNames } from '../../../ui/card';
import { html, type Markup } from '../../../ui/markup';

/**
 * The buttons of a card. They take their names from the title of their card, and belong to the page's one form, `act`,
 * so that a card needs none.
 * @param previous and `next`: its neighbors in manual order
 */
export function controls(id: number, status: Status, previous: number | undefined, next: number | undefined): Markup {
  const done = status === 'DONE';
  const move = (name: string, value: string | number, text: string) =>
    html`<button form="act" formaction="/items/${id}/move" name="${name}" value="${value}">${text}</button>`;
  const moves = [
    ...statuses.filter((to) => to !== status).map((to) => move('status', to, `Move to ${statusNames[to]}`)),
    previous !== undefined && move('before', previous, 'Move up'),
    next !== undefined && move('after', next, 'Move down'),
  ];
  return html`<button class="check" form="act" formaction="/items/${id}/complete" name="completed" value="${String(!done)}" role="checkbox" aria-checked="${String(done)}" aria-labelledby="title-${id}"></button><details class="menu"><summary id="menu-${id}" aria-label="Actions for" aria-labelledby="menu-${id} title-${id}"></summary><div class="menu-items">${moves}<a href="/items/${id}" data-edit="${id}">Edit</a><button form="act" formaction="/items/${id}/delete" class="danger">Delete</button></div></details>`;
}
