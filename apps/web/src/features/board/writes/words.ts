import { type Card, type CardList, statusNames } from '../../../ui/card';
import type { Change } from '../live/change';
import { find } from './lists';

/** A title in quotes, cut to 60 characters. */
export function quote({ title }: Pick<Card, 'title'>): string {
  return `“${title.length > 60 ? `${title.slice(0, 59)}…` : title}”`;
}

/** Says the result of an action, with the place where the card is now. @param after null when it was deleted */
export function describeOutcome(lists: CardList[], before: Card, after: Card | null): string {
  if (!after) return `Deleted ${quote(before)}.`;
  if (before.status === after.status && before.order === after.order) return `Saved ${quote(after)}.`;
  const place = find(lists, after.id);
  const position =
    place && place.list.key !== 'ALL' ? `, position ${place.index + 1} of ${place.list.cards.length}` : '';
  return `${quote(after)} moved to ${statusNames[after.status]}${position}.`;
}

/** Tells who edits a todo what happened to it since. */
export function describeMeanwhile({ by, card }: Change): string {
  const who = by ?? 'Somebody';
  if (!card) return `${who} has deleted this todo meanwhile. What you type stays here.`;
  return `${who} has changed this todo meanwhile. What you type stays here; if both have changed the text, you choose.`;
}
