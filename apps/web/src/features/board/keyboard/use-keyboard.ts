import { useEffect, useRef } from 'react';
import { keyOf } from '../../../browser/key';
import { isElsewhere } from '../../../browser/shortcuts';
import { type CardList, isManual } from '../../../ui/card';
import { viewHref } from '../../../ui/list-names';
import { dayAfter } from '../month/month';
import type { Board } from '../writes/board';
import { find } from '../writes/lists';
import { cardColumns, cardIn, focusCard, focusedCard } from './focus';

const statusKeys: Record<string, string> = { 1: 'TODO', 2: 'PROGRESS', 3: 'DONE' };

/** Keyboard shortcuts of the board and the list view; the sheet behind `?` lists them. */
export function useKeyboard(board: Board, choose: (id: number) => void, openSheet: () => void): void {
  const latest = useRef({ board, choose, openSheet });
  latest.current = { board, choose, openSheet };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return;
      const { board, choose, openSheet } = latest.current;
      if (run(event, board, choose, openSheet)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** @returns whether the key was a shortcut */
function run(event: KeyboardEvent, board: Board, choose: (id: number) => void, openSheet: () => void): boolean {
  const key = keyOf(event);
  // With Alt (AltGr), Ctrl+Z types a letter on some keyboards.
  const isUndo = key === 'z' && !event.altKey;
  if ((event.ctrlKey || event.metaKey) && isUndo) return done(event.shiftKey ? board.redo() : board.undo());
  if (event.ctrlKey || event.metaKey) return false;
  if (stepInMenu(event)) return true;
  const id = focusedCard();
  if (id !== null && key === 'x' && !event.altKey) return done(choose(id));
  if (id !== null && runOnCard(event, id, board)) return true;
  if (event.altKey) return false;
  if (key === 'n' || key === 'q') return focus('#title');
  if (key === '/') return focus('input[type=search]');
  if (key === '?') return done(openSheet());
  if (key === 'u') return done(event.shiftKey ? board.redo() : board.undo());
  if (key === 'b') return done(location.assign(viewHref('board', shownList())));
  if (key === 'l') return done(location.assign(viewHref('list', shownList())));
  if (key === 'm') return done(location.assign(viewHref('month', shownList())));
  if (key === 'g') return openSwitcher();
  if (key === 't') return click('.themes [aria-pressed=true] + button') || click('.themes button');
  if (key === 'j' || key === 'k') return step(id, 0, key === 'j' ? 1 : -1);
  return false;
}

/** Id of the list in the address; empty for the visitor's own list. */
function shownList(): string {
  return new URLSearchParams(location.search).get('list') ?? '';
}

function isOn({ target }: KeyboardEvent, selector: string): boolean {
  return target instanceof Element && target.matches(selector);
}

function runOnCard(event: KeyboardEvent, id: number, board: Board): boolean {
  const { altKey } = event;
  const key = keyOf(event);
  const onButton = isOn(event, 'button, summary');
  const place = find(board.lists, id);
  if (!place) return false;
  const { card, list, index } = place;
  const { day } = cardIn(id)?.closest<HTMLElement>('[data-day]')?.dataset ?? {};
  if (altKey && day) return moveByDays(key, id, day, board);
  if (altKey) return moveBy(key, id, index, list, board);
  if (key === 'ArrowDown' || key === 'ArrowUp') return step(id, 0, key === 'ArrowDown' ? 1 : -1);
  if (key === 'ArrowLeft' || key === 'ArrowRight') return step(id, key === 'ArrowRight' ? 1 : -1, 0);
  const status = statusKeys[key];
  if (status) return done(status !== card.status && board.triage(id, 'move', { status }));
  if (key === ' ' && !onButton && !isOn(event, '.select')) {
    return done(board.triage(id, 'complete', { completed: String(card.status !== 'DONE') }));
  }
  if (key === 'e' || (key === 'Enter' && !onButton)) return done(board.setEditing({ id }));
  if (key === 'd') return done(board.setEditing({ id, focus: 'due' }));
  if (key === 'p') return done(board.setEditing({ id, focus: 'priority' }));
  if (key === 'Delete') return done(board.act(id, 'delete'));
  return false;
}

const dayKeys: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** In a month, to the day beside it, or to the week before or after. */
function moveByDays(key: string, id: number, day: string, board: Board): boolean {
  const days = dayKeys[key];
  if (days === undefined) return false;
  const due = dayAfter(day, days);
  return done(due && board.act(id, 'due', { due }));
}

function moveBy(key: string, id: number, index: number, list: CardList, board: Board): boolean {
  const previous = list.cards[index - 1];
  const next = list.cards[index + 1];
  const manual = isManual(list.key);
  if (key === 'ArrowUp') return done(manual && previous && board.act(id, 'move', { before: String(previous.id) }));
  if (key === 'ArrowDown') return done(manual && next && board.act(id, 'move', { after: String(next.id) }));
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
  const columns = board.lists.map((column) => column.key);
  const status = columns[columns.indexOf(list.key) + (key === 'ArrowRight' ? 1 : -1)];
  return done(status && board.act(id, 'move', { status }));
}

/** Moves the focus by columns or cards; without a focused card, to the first one. */
function step(id: number | null, columns: number, cards: number): boolean {
  const all = cardColumns();
  let column = all.findIndex((ids) => id !== null && ids.includes(id));
  if (column < 0) return done(focusCard(all.find((ids) => ids.length > 0)?.[0]));
  const row = all[column]?.indexOf(id ?? 0) ?? 0;
  if (cards !== 0) return done(focusCard(all[column]?.[row + cards]));
  do column += columns;
  while (all[column]?.length === 0);
  const ids = all[column] ?? [];
  return done(focusCard(ids[Math.min(row, ids.length - 1)]));
}

function focus(selector: string): boolean {
  document.querySelector<HTMLElement>(selector)?.focus();
  return true;
}

function click(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.click();
  return element !== null;
}

/** Opens the list menu at the current list; without a menu, goes to the page of all lists. */
function openSwitcher(): true {
  const switcher = document.querySelector<HTMLDetailsElement>('.switcher');
  if (!switcher) return done(location.assign('/my/lists'));
  switcher.open = true;
  return done(switcher.querySelector<HTMLElement>('[aria-current]')?.focus());
}

/** Marks the key as handled, after an action. */
function done(_: unknown): true {
  return true;
}

/** Up and down arrows move through the entries of an open menu. */
function stepInMenu({ key, target }: KeyboardEvent): boolean {
  const menu = target instanceof Element ? target.closest('.menu[open], .switcher[open], .bulk-menu[open]') : null;
  if (!menu || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false;
  const entries = Array.from(
    menu.querySelectorAll<HTMLElement>('summary, .menu-items :is(a, button), .switcher-items > *'),
  );
  const at = entries.indexOf(target as HTMLElement) + (key === 'ArrowDown' ? 1 : -1);
  return done(entries[(at + entries.length) % entries.length]?.focus());
}
