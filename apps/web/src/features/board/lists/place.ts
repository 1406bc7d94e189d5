import { m } from '../../../messages/messages';

/** A list that the visitor can switch to. */
export interface Choice {
  id: number;
  name: string;
  own: boolean;
  /** The visitor may write to it. */
  writable: boolean;
}

/** A possible assignee. */
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

/** The lists that the visitor can see, and the people and saved filters of those that the board shows. */
export interface Place {
  /** All lists of the visitor, their own first. */
  choices: Choice[];
  /** Members of the lists on the board, by the id of the list; only lists with more than one member. */
  people: Record<number, Person[]>;
  isShared: boolean;
  /** Saved filters of the list that the board shows; none on a board of several. */
  saved: SavedFilter[];
}

/** Whether `shown`, the list in an address, is this one. */
export function isShown({ id, own }: Pick<Choice, 'id' | 'own'>, shown: string): boolean {
  return shown === '' ? own : shown === String(id);
}

/** Name of the list, as title of its board; null for the visitor's own list, and where the name could not be loaded. */
export function nameOf({ choices }: Place, shown: string): string | null {
  if (shown === '') return null;
  return shown === 'ALL' ? m.all_lists() : (choices.find((choice) => isShown(choice, shown))?.name ?? null);
}

/** What a card shows of its list and of the people in it. */
export interface Around {
  /** Possible assignees; empty in a list without other members. */
  people: readonly Person[];
  /** Name of its list, on a board of several lists. */
  list: string | undefined;
}

/** @param shown the list of the board, as in its address */
export function aroundCard({ choices, people }: Place, shown: string, list: number | null): Around {
  const choice = shown === 'ALL' ? choices.find(({ id }) => id === list) : choices.find((each) => isShown(each, shown));
  return { people: (choice && people[choice.id]) ?? [], list: shown === 'ALL' ? choice?.name : undefined };
}
