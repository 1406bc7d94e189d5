import { useRef } from 'react';
import type { CardList } from '../../../ui/card';
import { focusCard } from '../keyboard/focus';
import type { Board } from './board';

/** Appends the next page of a list; if it cannot be loaded, the browser navigates to its page. */
export function useMore(now: () => CardList[], update: (next: CardList[]) => void): Board['more'] {
  const reading = useRef(new Set<string>()).current;
  return async (key, focuses) => {
    const list = now().find((each) => each.key === key);
    if (!list?.more || reading.has(key)) return;
    reading.add(key);
    const next = await import('./more').then(
      ({ withMore }) => withMore(list, now),
      () => undefined,
    );
    reading.delete(key);
    if (!next) return location.assign(list.more);
    update(next);
    const first = next.find((each) => each.key === key)?.cards[list.cards.length];
    if (focuses) requestAnimationFrame(() => focusCard(first?.id));
  };
}

/** Reloaded lists, which are first pages, followed by the later pages that were shown before. */
export function withLaterPages(now: CardList[], next: CardList[]): CardList[] {
  const read = new Set(next.flatMap(({ cards }) => cards.map(({ id }) => id)));
  return next.map((list) => {
    const before = now.find(({ key }) => key === list.key);
    if (!before || list.more === null || before.more === list.more) return list;
    const tail = before.cards.slice(list.cards.length).filter(({ id }) => !read.has(id));
    return { ...list, cards: [...list.cards, ...tail], more: before.more };
  });
}
