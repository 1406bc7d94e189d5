import { useLayoutEffect, useRef, useState } from 'react';
import type { CardList } from '../../../ui/card';
import { type Control, focusedCard, focusedControl, focusQuietly } from '../keyboard/focus';

interface Lists {
  /** As this rendering shows them. */
  lists: CardList[];
  /** As the last change has left them, which the next rendering shows. */
  now(): CardList[];
  update(next: CardList[]): void;
  /** Brings the focus back to its card, to the same control, after the next rendering. */
  keepFocus(): void;
  /** Brings the focus to a card after the next rendering. */
  focusNext(id: number | null): void;
}

/**
 * The lists of a page, whose changes leave the focus where it is: React moves or remounts the element of a card that
 * changes its place, and the browser then drops the focus.
 * @param editing the open editor, which takes the place of its card
 * @param realId the id that a card has by now
 */
export function useLists(initial: CardList[], editing: unknown, realId: (id: number) => number): Lists {
  const [lists, setLists] = useState(initial);
  const latest = useRef(initial);
  const wanted = useRef<{ id: number; control: Control } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect belongs to each change of these two
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
