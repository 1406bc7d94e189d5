import type { CardList } from '../../../ui/card';
import { readPage } from './reread';

/** Appends the next page to one of the lists; undefined if it cannot be loaded. */
export async function withMore(list: CardList, now: () => CardList[]): Promise<CardList[] | undefined> {
  const page = list.more === null ? undefined : await readPage(list.more);
  const next = page?.workspace.lists[0];
  if (!next) return undefined;
  // Todos that others have moved meanwhile are on the page already.
  const shown = new Set(now().flatMap(({ cards }) => cards.map(({ id }) => id)));
  const added = next.cards.filter(({ id }) => !shown.has(id));
  return now().map((each) =>
    each.key === list.key ? { ...each, cards: [...each.cards, ...added], more: next.more } : each,
  );
}
