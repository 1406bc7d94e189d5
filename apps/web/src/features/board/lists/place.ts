import { m } from '../../../messages/messages';

/** A list that a board can show. */
export interface Choice {
  id: number;
  name: string;
  own: boolean;
  /** The visitor may write in it. */
  writable: boolean;
}

/** Somebody who can do a todo. */
export interface Person {
  id: number;
  name: string;
}

/** A saved filter of the list that a board shows. */
export interface SavedFilter {
  id: number;
  name: string;
  /** Address of what it shows. */
  href: string;
}

/** Where a board is: among which lists, and with whom. */
export interface Place {
  /** All lists of the visitor, the own one first. */
  choices: Choice[];
  /** Members of the lists that the board shows, where there are several of them, by the id of the list. */
  people: Record<number, Person[]>;
  isShared: boolean;
  /** Saved filters of the list that the board shows; none on a board of several. */
  saved: SavedFilter[];
}

/** Whether an address names a list. */
export function isShown({ id, own }: Pick<Choice, 'id' | 'own'>, shown: string): boolean {
  return shown === '' ? own : shown === String(id);
}

/** Title of the board of a list; null for the own one, and where its name cannot be had. */
export function nameOf({ choices }: Place, shown: string): string | null {
  if (shown === '') return null;
  return shown === 'ALL' ? m.all_lists() : (choices.find((choice) => isShown(choice, shown))?.name ?? null);
}

/** What a card of a board says about its list, and about the people in it. */
export interface Around {
  /** Who can do it; none where nobody else is in its list. */
  people: readonly Person[];
  /** Name of its list, on a board of several. */
  list: string | undefined;
}

/** @param shown what the board shows, as its address names it */
export function aroundCard({ choices, people }: Place, shown: string, list: number | null): Around {
  const choice = shown === 'ALL' ? choices.find(({ id }) => id === list) : choices.find((each) => isShown(each, shown));
  return { people: (choice && people[choice.id]) ?? [], list: shown === 'ALL' ? choice?.name : undefined };
}
