import { useEffect, useState } from 'react';
import type { CardList } from '../../../ui/card';
import { focusedCard } from './focus';

/**
 * One Tab stop per list (its first card, or the one that had the focus last); the arrow keys reach the others.
 * @returns handler for when the focus comes to a card
 */
export function useRovingFocus(lists: CardList[], editing: unknown): () => void {
  const [active, setActive] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor that closes leaves a new card behind
  useEffect(() => {
    for (const { cards } of lists) {
      const stop = cards.some(({ id }) => id === active) ? active : cards[0]?.id;
      for (const { id } of cards) setTabStop(id, id === stop);
    }
  }, [lists, active, editing]);
  return () => setActive(focusedCard());
}

function setTabStop(id: number, stop: boolean): void {
  const controls = document.getElementById(`todo-${id}`)?.querySelectorAll<HTMLElement>('.card-title, .check, summary');
  for (const control of controls ?? []) {
    if (stop) control.removeAttribute('tabindex');
    else control.tabIndex = -1;
  }
}
