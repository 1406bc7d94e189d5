import { withoutTwins } from '@todo/shared/todos/label-key';
import type { CardList } from '../../../ui/card';
import { type Choice, isShown, type Person, type Place } from '../lists/place';

/** The lists that the todos of a board can be moved to: all but the one that it shows. */
export function otherLists({ choices }: Place, shown: string): Choice[] {
  return choices.filter((choice) => choice.writable && (shown === 'ALL' || !isShown(choice, shown)));
}

/** Everybody to whom a todo of the board can be assigned. */
export function peopleOn({ people }: Place): Person[] {
  return [...new Map(Object.values(people).flatMap((some) => some.map((person) => [person.id, person]))).values()];
}

/** Labels of the todos of a board, each once. */
export function labelsOn(lists: readonly CardList[]): string[] {
  return withoutTwins(lists.flatMap(({ cards }) => cards.flatMap(({ labels }) => labels))).sort();
}
