import type { CardList } from '../../../ui/card';
import { daysUntil } from '../../../ui/dates/calendar-day';
import { type Counts, type Filter, isFiltered } from './filter';

/** The counts of the filters, from the cards of a page; undefined if it does not show every todo they would count. */
export function countCards(lists: CardList[], filter: Filter, today: string | null): Counts | undefined {
  const active = lists.filter(({ key }) => key !== 'DONE');
  const isWhole = filter.view !== 'month' && !isFiltered(filter) && active.every(({ more }) => more === null);
  if (!isWhole || lists.length === 0) return undefined;
  const cards = active.flatMap((list) => list.cards).filter(({ status }) => status !== 'DONE');
  const on = (test: (days: number) => boolean) =>
    today === null ? undefined : cards.filter(({ due }) => due !== null && test(daysUntil(due, today))).length;
  return {
    all: cards.length,
    today: on((days) => days === 0),
    overdue: on((days) => days < 0),
    none: cards.filter(({ due }) => due === null).length,
  };
}
