import { m } from '../../../messages/messages';
import type { Card } from '../../../ui/card';
import { html, type Markup } from '../../../ui/markup';

/** The form of a card that moves it to any day. @param key one-time key of the page @param here its path */
export function dayForm({ id, due }: Card, key: string, here: string): Markup {
  return html`<form class="menu-day" method="post" action="/items/${id}/due"><input type="hidden" name="back" value="${here}"><input type="hidden" name="key" value="${key}"><label for="day-${id}">${m.move_to_day()}</label><input id="day-${id}" type="date" name="due" value="${due ?? ''}" min="1000-01-01" max="9999-12-31" required><button>${m.move_there()}</button></form>`;
}
