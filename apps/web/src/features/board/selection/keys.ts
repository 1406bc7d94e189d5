import { keyOf } from '../../../browser/key';
import { statuses } from '../../../ui/card';
import type { Fields } from '../../outbox/send';
import { focusedCard } from '../keyboard/focus';
import { openBulkMenu } from './bulk-menu';

/** What can be done while todos are chosen. */
export interface Chosen {
  count(): number;
  /** Chooses a todo or no longer. @param toHere all from the last one on too */
  toggle(id: number, toHere: boolean): void;
  /** The same by a key, which ends it where nothing is left. */
  press(id: number, toHere: boolean): void;
  all(): void;
  act(fields: Fields): void;
  end(): void;
}

/** Keys that mean all chosen todos, and not the one that has the focus. @returns whether the key meant something */
export function pressed(event: KeyboardEvent, chosen: Chosen): boolean {
  const key = keyOf(event);
  const { altKey, target } = event;
  if (altKey) return false;
  if (event.ctrlKey || event.metaKey) return key === 'a' && done(chosen.all());
  const id = focusedCard();
  if (key === 'x') return id !== null && done(chosen.press(id, event.shiftKey));
  const within = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  // There it closes the menu.
  if (key === 'Escape') return !within('.bulk-menu[open]') && done(chosen.end());
  if (chosen.count() === 0) return false;
  const status = statuses[Number(key) - 1];
  if (status) return done(chosen.act({ status }));
  if (key === ' ') return within('.card-title') && done(chosen.act({ status: 'DONE' }));
  if (key === 'Delete') return done(chosen.act({ delete: '1' }));
  if (key === 'd') return openBulkMenu('due');
  if (key === 'l') return openBulkMenu('label');
  return key === 'v' && openBulkMenu('move');
}

/** For use after an action: the key has been used. */
function done(_: unknown): true {
  return true;
}
