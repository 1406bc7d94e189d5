import { quickDays } from '@todo/shared/dates/quick-days';
import { priorities } from '@todo/shared/todos/priority';
import { m } from '../../../messages/messages';
import { type Card, priorityNames, statuses } from '../../../ui/card';
import { html, type Markup } from '../../../ui/markup';

const moves = { TODO: m.move_to_todo, PROGRESS: m.move_to_progress, DONE: m.move_to_done } as const;

export const quickDayNames = {
  today: m.due_today,
  tomorrow: m.due_tomorrow,
  'next-week': m.due_next_week,
  none: m.chip_none,
} as const;

/**
 * The buttons of a card. They are labeled by the card's title and belong to the page's only form, `act`, so that a card
 * needs no form of its own.
 * @param previous id of the todo above in manual order; `next`: of the one below
 * @param day form that moves the todo to any day
 */
export function controls(
  { id, status, repeat }: Card,
  previous: number | undefined,
  next: number | undefined,
  day: Markup | false,
): Markup {
  const done = status === 'DONE';
  const move = (name: string, value: string | number, text: string) =>
    html`<button form="act" formaction="/items/${id}/move" name="${name}" value="${value}">${text}</button>`;
  const entries = [
    ...statuses.filter((to) => to !== status).map((to) => move('status', to, moves[to]())),
    previous !== undefined && move('before', previous, m.move_up()),
    next !== undefined && move('after', next, m.move_down()),
  ];
  const due = quickDays.map(
    (day) =>
      html`<button form="act" formaction="/items/${id}/due" name="due" value="${day}">${quickDayNames[day]()}</button>`,
  );
  const levels = [...priorities.map((level) => [level, priorityNames[level]?.()]), ['', m.priority_none()]].map(
    ([level, name]) =>
      html`<button form="act" formaction="/items/${id}/priority" name="priority" value="${level}">${name}</button>`,
  );
  const onRule = (value: string, text: string) =>
    html`<button form="act" formaction="/items/${id}/repeat" name="repeat" value="${value}">${text}</button>`;
  const series = repeat && html`${onRule('skip', m.skip_once())}${onRule('end', m.end_repeat())}`;
  return html`<button class="check" form="act" formaction="/items/${id}/complete" name="completed" value="${String(!done)}" role="checkbox" aria-checked="${String(done)}" aria-labelledby="title-${id}"></button><details class="menu" name="menu"><summary id="menu-${id}" aria-label="${m.actions_for()}" aria-labelledby="menu-${id} title-${id}"></summary><div class="menu-items">${entries}<div class="menu-dates" role="group" aria-label="${m.due()}">${due}</div>${day}<div class="menu-dates" role="group" aria-label="${m.priority()}">${levels}</div>${series}<a href="/items/${id}" data-edit="${id}">${m.edit()}</a><button form="act" formaction="/items/${id}/delete" class="danger">${m.delete_it()}</button></div></details>`;
}
