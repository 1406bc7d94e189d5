import type { CardList } from '../../../ui/card';
import { readPage } from './reread';

/** The lists, one of them with its next page; undefined where that cannot be had. */
export async function withMore(list: CardList, now: () => CardList[]): Promise<CardList[] | undefined> {
  const page = list.more === null ? undefined : await readPage(list.more);
  const next = page?.workspace.lists[0];
  if (!next) return undefined;
  // What others have moved meanwhile stands in its place already.
  const shown = new Set(now().flatMap(({ cards }) => cards.map(({ id }) => id)));
  const added = next.cards.filter(({ id }) => !shown.has(id));
  return now().map((each) =>
    each.key === list.key ? { ...each, cards: [...each.cards, ...added], more: next.more } : each,
  );
}
