import { withoutTwins } from '@todo/shared/todos/label-key';
import type { CardList } from '../../../ui/card';
import { type Choice, isShown, type Person, type Place } from '../lists/place';

/** Where the todos of a board can be moved: not to the list that it shows. */
export function otherLists({ choices }: Place, shown: string): Choice[] {
  return choices.filter((choice) => choice.writable && (shown === 'ALL' || !isShown(choice, shown)));
}

/** Everybody who can do a todo of a board. */
export function peopleOn({ people }: Place): Person[] {
  return [...new Map(Object.values(people).flatMap((some) => some.map((person) => [person.id, person]))).values()];
}

/** Labels of the todos of a board, each once. */
export function labelsOn(lists: readonly CardList[]): string[] {
  return withoutTwins(lists.flatMap(({ cards }) => cards.flatMap(({ labels }) => labels))).sort();
}
