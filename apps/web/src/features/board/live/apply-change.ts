import { type Card, type CardList, isManual } from '../../../ui/card';
import { find, insert, put, remove } from '../writes/lists';
import type { Change } from './change';

/** Kinds of change by which a todo enters a list. */
const arrivals = new Set(['created', 'restored', 'arrived']);

/** The lists after a change by somebody else; the same object if they include it already. */
export function applyChange(lists: CardList[], { kind, list, id, card, statusBefore, isPartial }: Change): CardList[] {
  const place = find(lists, id);
  if (!card) {
    // It moved to another list of the page, and the arrival was received first.
    if (place && kind === 'left' && place.card.list !== null && place.card.list !== list) return lists;
    if (place) return remove(lists, id);
    return statusBefore ? count(lists, statusBefore, -1) : lists;
  }
  if (place) {
    if (place.card.version >= card.version) return lists;
    const { priority, labels } = place.card;
    const next = isPartial ? { ...card, priority, labels } : card;
    return place.card.status === next.status || place.list.key === 'ALL'
      ? put(lists, next)
      : add(remove(lists, id), next);
  }
  // A todo that is not shown here (an old completed one, or one further down) still counts.
  return add(arrivals.has(kind) ? lists : count(lists, statusBefore ?? card.status, -1), card);
}

function add(lists: CardList[], card: Card): CardList[] {
  const isBeyond = ({ key, cards, more }: CardList) =>
    key === card.status && isManual(key) && more !== null && card.order > (cards.at(-1)?.order ?? 0);
  return lists.some(isBeyond) ? count(lists, card.status, 1) : insert(lists, card);
}

function count(lists: CardList[], status: Card['status'], by: 1 | -1): CardList[] {
  return lists.map((list) =>
    list.key === status || list.key === 'ALL' ? { ...list, total: Math.max(list.total + by, list.cards.length) } : list,
  );
}
