import { useLayoutEffect, useRef, useState } from 'react';
import type { CardList } from '../../../ui/card';
import { type Control, focusedCard, focusedControl, focusQuietly } from '../keyboard/focus';

interface Lists {
  /** As currently rendered. */
  lists: CardList[];
  /** Including changes that the next rendering will show. */
  now(): CardList[];
  update(next: CardList[]): void;
  /** Restores the focus to the same control of its card, after the next rendering. */
  keepFocus(): void;
  /** Moves the focus to a card after the next rendering. */
  focusNext(id: number | null): void;
}

/**
 * The lists of a page; changing them keeps the focus. (When a card changes its place, React moves or remounts its
 * element, and the browser then drops the focus.)
 * @param editing the open editor, which takes the place of its card
 * @param realId maps a temporary id to the one on the server
 */
export function useLists(initial: CardList[], editing: unknown, realId: (id: number) => number): Lists {
  const [lists, setLists] = useState(initial);
  const latest = useRef(initial);
  const wanted = useRef<{ id: number; control: Control } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each change of these two
  useLayoutEffect(() => {
    const focus = wanted.current;
    wanted.current = null;
    if (focus && document.activeElement === document.body) focusQuietly(realId(focus.id), focus.control);
  }, [lists, editing]);

  const keepFocus = () => {
    const id = focusedCard();
    if (id !== null) wanted.current ??= { id, control: focusedControl() };
  };
  const focusNext = (id: number | null) => {
    wanted.current = id === null ? null : { id, control: '.card-title' };
  };
  const update = (next: CardList[]) => {
    keepFocus();
    latest.current = next;
    setLists(next);
  };
  return { lists, now: () => latest.current, update, keepFocus, focusNext };
}
