import { keyOf } from '../../../browser/key';
import { statuses } from '../../../ui/card';
import type { Fields } from '../../outbox/send';
import { focusedCard } from '../keyboard/focus';
import { openBulkMenu } from './bulk-menu';

/** The actions of the selection. */
export interface Chosen {
  count(): number;
  /** Selects or deselects a todo. @param toHere and all from the last one up to it */
  toggle(id: number, toHere: boolean): void;
  /** The same by a key, which leaves the selection mode when nothing is selected any more. */
  press(id: number, toHere: boolean): void;
  all(): void;
  act(fields: Fields): void;
  end(): void;
}

/** Shortcuts for all selected todos instead of the focused one. @returns whether the key was one */
export function pressed(event: KeyboardEvent, chosen: Chosen): boolean {
  const key = keyOf(event);
  const { altKey, target } = event;
  if (altKey) return false;
  if (event.ctrlKey || event.metaKey) return key === 'a' && done(chosen.all());
  const id = focusedCard();
  if (key === 'x') return id !== null && done(chosen.press(id, event.shiftKey));
  const within = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  // In an open menu, Escape closes the menu.
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

/** Marks the key as handled, after an action. */
function done(_: unknown): true {
  return true;
}
