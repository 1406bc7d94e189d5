import type { Status } from '@todo/shared/todos/todo';
import { m } from '../../../messages/messages';
import { statuses } from '../../../ui/card';

const moves = { TODO: m.move_to_todo, PROGRESS: m.move_to_progress, DONE: m.move_to_done } as const;

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
    if (to !== status) items += `<button ${move} name="status" value="${to}">${moves[to]()}</button>`;
  }
  if (previous) items += `<button ${move} name="before" value="${previous}">${m.move_up()}</button>`;
  if (next) items += `<button ${move} name="after" value="${next}">${m.move_down()}</button>`;
  return `<button class="check" form="act" formaction="/items/${id}/complete" name="completed" value="${!done}" role="checkbox" aria-checked="${done}" aria-labelledby="title-${id}"></button><details class="menu" name="menu"><summary id="menu-${id}" aria-label="${m.actions_for()}" aria-labelledby="menu-${id} title-${id}"></summary><div class="menu-items">${items}<a href="/items/${id}" data-edit="${id}">${m.edit()}</a><button form="act" formaction="/items/${id}/delete" class="danger">${m.delete()}</button></div></details>`;
}
