import { isQuickDay, quickDay } from '@todo/shared/dates/quick-days';
import { type FormEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { localDay } from '../../../browser/day';
import type { Fields } from '../../outbox/send';
import { cardColumns, cardId, focusedCard, focusQuietly } from '../keyboard/focus';
import type { Board } from '../writes/board';
import { closeBulkMenus } from './bulk-menu';

export interface Selection {
  /** Whether the cards have boxes. */
  isOn: boolean;
  /** Chosen todos; undefined before the script runs. */
  count: number | undefined;
  /** Chooses a todo by a key, or no longer. @param toHere all from the last one on too */
  press(id: number, toHere: boolean): void;
  /** Chooses everything that is shown. */
  all(): void;
  /** @returns whether the click has chosen a todo, or one no longer */
  click(event: MouseEvent): boolean;
  submit(event: FormEvent): void;
  /** Does something with what is chosen; see `actOnSeveral` of the board. */
  act(fields: Fields): void;
  leave(): void;
}

/**
 * Todos that are chosen for one action. Their boxes belong to the form of the bar, which works without this; what is
 * checked is kept here too, since a card that changes is drawn anew.
 */
export function useSelection(board: Board, isOn: boolean, turn: (on: boolean) => void): Selection {
  const chosen = useRef(new Set<number>()).current;
  const last = useRef<number>(undefined);
  const focused = useRef<number | null>(null);
  const [count, setCount] = useState<number>();

  const show = () => {
    for (const box of boxes()) box.checked = chosen.has(Number(box.value));
    setCount(chosen.size);
  };

  // After each rendering: any card may be new.
  useLayoutEffect(() => {
    const id = focused.current;
    focused.current = null;
    if (id !== null && document.activeElement === document.body) focusQuietly(id);
    if (!isOn) return;
    // What was checked before the script ran.
    if (count === undefined) for (const box of boxes()) if (box.checked) chosen.add(Number(box.value));
    const shown = new Set(cardColumns().flat());
    for (const id of chosen) if (!shown.has(id)) chosen.delete(id);
    show();
  });

  const turnTo = (on: boolean) => {
    focused.current = focusedCard();
    if (!on) chosen.clear();
    last.current = undefined;
    setCount(chosen.size);
    turn(on);
  };
  const toggle = (id: number, toHere: boolean) => {
    // A todo that the server has not given an id yet.
    if (id < 0) return;
    const all = cardColumns().flat();
    const [from, to] = [all.indexOf(last.current ?? id), all.indexOf(id)];
    const range = toHere && from >= 0 ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    const choose = toHere || !chosen.has(id);
    for (const each of range.filter((each) => each > 0)) {
      if (choose) chosen.add(each);
      else chosen.delete(each);
    }
    if (!isOn) turnTo(true);
    last.current = id;
    show();
  };
  const act = async (fields: Fields) => {
    const ids = [...chosen];
    if (ids.length === 0) return;
    turnTo(false);
    if (await board.actOnSeveral(ids, fields)) return;
    for (const id of ids) chosen.add(id);
    turnTo(true);
  };

  return {
    isOn,
    count,
    act,
    press(id, toHere) {
      toggle(id, toHere);
      if (isOn && chosen.size === 0) turnTo(false);
    },
    all() {
      for (const id of cardColumns().flat()) if (id > 0) chosen.add(id);
      show();
    },
    click(event) {
      closeBulkMenus();
      const target = event.target as Element;
      const card = target.closest('.card:not(.editing)');
      const isBox = target.matches('.select');
      const isBegin = (event.ctrlKey || event.metaKey) && !target.closest('a');
      if (!card || target.closest('button, .menu') || !(isBox || isBegin || (isOn && event.detail > 0))) return false;
      if (!isBox) event.preventDefault();
      toggle(cardId(card), event.shiftKey);
      return true;
    },
    submit(event) {
      event.preventDefault();
      const { submitter, target } = event.nativeEvent as SubmitEvent;
      const { name = '', value = '' } = (submitter as HTMLButtonElement | null) ?? {};
      const day = (target as HTMLFormElement).elements.namedItem('day') as HTMLInputElement;
      if (name === 'due' && value === 'day') return day.value ? void act({ due: day.value }) : day.focus();
      void act({ [name]: isQuickDay(value) ? (quickDay(value, localDay()) ?? '') : value });
    },
    leave: () => turnTo(false),
  };
}

function boxes(): NodeListOf<HTMLInputElement> {
  return document.querySelectorAll<HTMLInputElement>('.card > input.select');
}
