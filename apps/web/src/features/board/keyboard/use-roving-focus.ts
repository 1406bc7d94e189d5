import { useEffect, useRef } from 'react';
import type { CardList } from '../../../ui/card';
import { cardId, cardIn, focusedCard } from './focus';

/**
 * One Tab stop per list (its first card, or the one that had the focus last); the arrow keys reach the others.
 * @returns focus handler for the cards
 */
export function useRovingFocus(lists: CardList[], editing: unknown): () => void {
  const active = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: closing an editor renders a new card
  useEffect(() => {
    const stops = stopsOf(lists, active.current);
    // A card that was rendered again is a Tab stop, as without JavaScript.
    for (const title of document.querySelectorAll('.card > .card-text > .card-title:not([tabindex])')) {
      const card = title.closest<HTMLElement>('.card');
      if (card && !stops.includes(cardId(card))) setTabStop(card, false);
    }
    for (const id of stops) setTabStop(cardIn(id), true);
  }, [lists, editing]);
  return () => {
    const id = focusedCard();
    const [before, after] = [stopsOf(lists, active.current), stopsOf(lists, id)];
    active.current = id;
    // Touches only the cards that change: there may be a thousand.
    for (const stop of before) if (!after.includes(stop)) setTabStop(cardIn(stop), false);
    for (const stop of after) if (!before.includes(stop)) setTabStop(cardIn(stop), true);
  };
}

function stopsOf(lists: CardList[], active: number | null): number[] {
  return lists.flatMap(({ cards }) => (cards.some(({ id }) => id === active) ? active : cards[0]?.id) ?? []);
}

function setTabStop(card: HTMLElement | null, stop: boolean): void {
  for (const control of card?.querySelectorAll<HTMLElement>('.card-title, .check, .select, summary') ?? []) {
    if (stop) control.removeAttribute('tabindex');
    else control.tabIndex = -1;
  }
}
